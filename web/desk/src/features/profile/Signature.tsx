import { Button, Menu } from '@mantine/core'
import { Refusal, type OwnSignature } from '@svara/api'
import { Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Braces } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslation } from '../../i18n'
import { wordFor } from '../../i18n/words'
import { reason, toast } from '../../toast'
import { RichText } from '../tickets'
import { signatureQuery, useSaveSignature } from './api/signature'
import styles from './ProfilePage.module.css'

/** What stands below one's own messages (MBX-10). */
export function Signature() {
  const { data, error, refetch } = useQuery(signatureQuery)
  if (error && !data) return <p role="alert">{reason(error)}</p>
  if (!data) return <Skeleton width="100%" height={140} />
  return <Form kept={data} refetch={refetch} />
}

function Form({ kept, refetch }: { kept: OwnSignature; refetch: () => Promise<{ data: OwnSignature | undefined }> }) {
  const { t } = useTranslation('profile')
  const save = useSaveSignature()
  const [draft, setDraft] = useState({ html: kept.signature, begun: kept.signature, version: kept.version })
  const [revision, setRevision] = useState(0)
  const isStale = save.error instanceof Refusal && save.error.problem.code === 'stale-version'

  function begin(from: OwnSignature) {
    setDraft({ html: from.signature, begun: from.signature, version: from.version })
  }

  function send(ifVersion: number) {
    save.mutate(
      { signature: draft.html, ifVersion },
      {
        onSuccess: (now) => {
          begin(now)
          toast(t('signature-saved'))
        },
      },
    )
  }

  async function showTheirs() {
    const { data } = await refetch()
    if (!data) return
    save.reset()
    begin(data)
    setRevision(revision + 1)
  }

  async function keepMine() {
    const { data } = await refetch()
    if (data) send(data.version)
  }

  return (
    <form
      className={styles.signature}
      onSubmit={(event) => {
        event.preventDefault()
        send(draft.version)
      }}
    >
      <Suspense fallback={<Skeleton width="100%" height={140} />}>
        <RichText
          html={draft.html}
          revision={revision}
          label={t('signature')}
          placeholder={t('signature-placeholder')}
          error={save.error && !isStale ? words(save.error) : undefined}
          onChange={(html) => {
            if (save.error && !isStale) save.reset()
            setDraft((now) => ({ ...now, html }))
          }}
        >
          {(editor) => (
            <Menu position="bottom-end" returnFocus={false}>
              <Menu.Target>
                <Button variant="subtle" size="compact-sm" leftSection={<Braces size={14} />}>
                  {t('insert-tag')}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {kept.tags.map((tag) => (
                  <Menu.Item key={tag} onClick={() => editor.chain().focus().insertContent(`{{${tag}}}`).run()}>
                    {wordFor('profile:tag.', tag)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
        </RichText>
      </Suspense>
      {isStale && (
        <div role="alert" className={styles.stale}>
          <p>{t('signature-stale')}</p>
          <Button variant="default" size="compact-sm" onClick={() => void showTheirs()}>
            {t('show-theirs')}
          </Button>
          <Button variant="default" size="compact-sm" onClick={() => void keepMine()}>
            {t('keep-mine')}
          </Button>
        </div>
      )}
      <Button type="submit" loading={save.isPending} disabled={draft.html === draft.begun}>
        {t('save-signature')}
      </Button>
    </form>
  )

  function words(refusal: Error) {
    const code = refusal instanceof Refusal ? refusal.problem.errors?.[0]?.code : undefined
    if (code === 'unknown-tag') return t('signature-tag')
    if (code === 'too-long') return t('signature-too-long')
    if (code === 'too-many-pictures' || code === 'unknown-picture') return t('signature-pictures')
    return reason(refusal)
  }
}
