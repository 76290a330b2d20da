import { Button, TextInput } from '@mantine/core'
import type { Mailbox, MailboxSettings } from '@svara/api'
import { IconButton, Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useTranslation } from '../../../../i18n'
import { EditForm } from '../../page/EditForm'
import { useFieldError } from '../../page/errors'
import { NotLoaded } from '../../page/NotLoaded'
import { Section } from '../../page/Section'
import { useEdited } from '../../page/use-edited'
import { useSaveSettings } from '../api/save-settings'
import { settingsDraft, settingsQuery } from '../api/settings'
import styles from './Aliases.module.css'

/** Other addresses that are this mailbox (MBX-11). */
export function Aliases({ mailbox: { id } }: { mailbox: Mailbox }) {
  const { data, error, refetch } = useQuery(settingsQuery(id))
  if (error && !data) return <NotLoaded error={error} retry={refetch} />
  if (!data) return <Skeleton width="100%" height={160} />
  return <Form kept={data} refetch={refetch} />
}

function Form({
  kept,
  refetch,
}: {
  kept: MailboxSettings
  refetch: () => Promise<{ data: MailboxSettings | undefined }>
}) {
  const { t } = useTranslation('mailboxes')
  const edited = useEdited(kept, settingsDraft)
  const save = useSaveSettings(kept.id)
  return (
    <EditForm edited={edited} save={save} refetch={refetch} fields={['aliases']} label={t('save-aliases')}>
      <Section title={t('aliases')} hint={t('aliases-hint', { address: kept.address })}>
        <List
          aliases={edited.draft.aliases}
          onChange={(aliases) => {
            save.reset()
            edited.change({ aliases })
          }}
        />
      </Section>
    </EditForm>
  )
}

function List({ aliases, onChange }: { aliases: string[]; onChange: (aliases: string[]) => void }) {
  const { t } = useTranslation('mailboxes')
  const errorOf = useFieldError('mailboxes')
  const [typed, setTyped] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const id = useId()

  function add() {
    const alias = typed.trim()
    setTyped('')
    field.current?.focus()
    if (alias !== '' && !aliases.includes(alias)) onChange([...aliases, alias])
  }

  return (
    <div className={styles.aliases}>
      {aliases.length > 0 && (
        <ul className={styles.list} aria-label={t('aliases')}>
          {aliases.map((alias, index) => {
            const error = errorOf(`aliases[${index}]`)
            return (
              <li key={alias} data-wrong={error ? true : undefined}>
                <span className={styles.address}>
                  {alias}
                  {error && (
                    <span id={`${id}-${index}`} className={styles.error}>
                      {error}
                    </span>
                  )}
                </span>
                <IconButton
                  label={t('remove-alias', { address: alias })}
                  aria-describedby={error ? `${id}-${index}` : undefined}
                  onClick={() => {
                    onChange(aliases.filter((one) => one !== alias))
                    field.current?.focus()
                  }}
                >
                  <X size={15} />
                </IconButton>
              </li>
            )
          })}
        </ul>
      )}
      <div className={styles.add}>
        <TextInput
          ref={field}
          className={styles.field}
          type="email"
          label={t('alias')}
          placeholder="info@example.com"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            // it adds the address; the form is saved by its button
            event.preventDefault()
            add()
          }}
        />
        <Button variant="default" leftSection={<Plus size={16} />} onClick={add}>
          {t('add-alias')}
        </Button>
      </div>
    </div>
  )
}
