import { Button, NativeSelect, PasswordInput, Switch, TextInput } from '@mantine/core'
import { Refusal, type FetchAccount, type FetchCheck } from '@svara/api'
import { useState, type FormEvent } from 'react'
import { useTranslation } from '../../../../i18n'
import { wordFor } from '../../../../i18n/words'
import { reason, toast } from '../../../../toast'
import { useRemoveFetch } from '../api/remove-fetch'
import { useSetFetch } from '../api/set-fetch'
import { useVerifyFetch } from '../api/verify-fetch'
import { Status } from '../Status'
import dialog from '../../page/Dialog.module.css'
import { draftOf, requestOf, type Draft } from './draft'
import styles from './Fetching.module.css'
import { Trouble } from './FetchState'

interface Props {
  mailbox: string
  address: string
  account: FetchAccount | null
}

const SECURITIES = ['tls', 'starttls'] as const
const AFTERWARDS = ['nothing', 'seen', 'move'] as const
const PORTS: Record<string, string> = { tls: '993', starttls: '143' }

/** The account's settings. They can be tried before they are kept; what others save meanwhile does not change what is typed. */
export function FetchForm({ mailbox, address, account: begun }: Props) {
  const { t } = useTranslation('mailboxes')
  const [account, setAccount] = useState(begun)
  const [draft, setDraft] = useState(() => draftOf(begun, address))
  const save = useSetFetch(mailbox)
  const verify = useVerifyFetch(mailbox)
  const refusal = save.error ?? verify.error
  const errorOf = fieldErrors(refusal)

  function change(part: Partial<Draft>) {
    save.reset()
    verify.reset()
    setDraft({ ...draft, ...part })
  }

  const text = (field: 'host' | 'port' | 'user' | 'folders' | 'moveTo' | 'password') => ({
    label: t(`fetch.${field}`),
    value: draft[field],
    error: errorOf(field),
    onChange: (event: FormEvent<HTMLInputElement>) => change({ [field]: event.currentTarget.value }),
  })

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        const version = account ? { ifVersion: account.version } : {}
        save.mutate(
          { ...requestOf(draft, account), ...version },
          {
            onSuccess: (saved) => {
              setAccount(saved)
              setDraft(draftOf(saved, address))
              toast(t('fetch.saved'))
            },
          },
        )
      }}
    >
      <div className={styles.fields}>
        {account?.grant ? (
          <TextInput {...text('user')} label={t('connect.user')} autoComplete="off" />
        ) : (
          <>
            <TextInput {...text('host')} placeholder="imap.example.com" autoComplete="off" />
            <NativeSelect
              label={t('fetch.security')}
              value={draft.security}
              error={errorOf('security')}
              data={SECURITIES.map((value) => ({ value, label: t(`fetch.security.${value}`) }))}
              onChange={(event) => {
                const security = event.currentTarget.value
                change({ security, port: PORTS[security] ?? draft.port })
              }}
            />
            <TextInput {...text('port')} inputMode="numeric" />
            <TextInput {...text('user')} autoComplete="off" />
            <PasswordInput
              {...text('password')}
              description={account ? t('fetch.password-kept') : undefined}
              autoComplete="new-password"
            />
          </>
        )}
        <TextInput {...text('folders')} description={t('fetch.folders-hint')} />
        <TextInput
          type="date"
          label={t('fetch.start')}
          description={t('fetch.start-hint')}
          value={draft.startOn}
          error={errorOf('startAt')}
          onChange={(event) => change({ startOn: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('fetch.after')}
          value={draft.afterImport}
          error={errorOf('afterImport')}
          data={AFTERWARDS.map((value) => ({ value, label: t(`fetch.after.${value}`) }))}
          onChange={(event) => change({ afterImport: event.currentTarget.value })}
        />
        {draft.afterImport === 'move' && <TextInput {...text('moveTo')} />}
      </div>
      <Switch
        label={t('fetch.enabled')}
        checked={draft.enabled}
        onChange={(event) => change({ enabled: event.currentTarget.checked })}
      />
      <div role="status">{verify.data && <Checked check={verify.data} />}</div>
      <div role="alert">{refusal && <p className={styles.trouble}>{refusalWords(refusal, t('fetch.mend'))}</p>}</div>
      <div className={styles.acts}>
        <Button type="submit" loading={save.isPending}>
          {t('fetch.save')}
        </Button>
        <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate(requestOf(draft, account))}>
          {t('fetch.verify')}
        </Button>
        {account && <Remove mailbox={mailbox} />}
      </div>
    </form>
  )
}

function Checked({ check: { result, detail, folders, counts } }: { check: FetchCheck }) {
  const { t } = useTranslation('mailboxes')
  return (
    <div className={styles.checked}>
      {result === 'ok' ? <Status kind="ok">{t('fetch.result.ok')}</Status> : <Trouble code={result} detail={detail} />}
      {counts.map(({ folder, messages, sinceStart }) => (
        <p key={folder}>{t('fetch.count', { folder, messages, sinceStart })}</p>
      ))}
      {result === 'folder-missing' && <p>{t('fetch.there-are', { folders: folders.join(', ') })}</p>}
    </div>
  )
}

/** Asked once more, in place. */
function Remove({ mailbox }: { mailbox: string }) {
  const { t } = useTranslation('mailboxes')
  const [asked, setAsked] = useState(false)
  const remove = useRemoveFetch(mailbox)
  if (!asked)
    return (
      <Button variant="subtle" color="red" className={styles.remove} onClick={() => setAsked(true)}>
        {t('fetch.remove')}
      </Button>
    )
  return (
    <span className={styles.sure}>
      <span>{remove.error ? reason(remove.error) : t('fetch.remove-hint')}</span>
      <Button
        variant="default"
        className={dialog.danger}
        autoFocus
        loading={remove.isPending}
        onClick={() => remove.mutate()}
      >
        {t('fetch.remove-sure')}
      </Button>
      <Button variant="default" onClick={() => setAsked(false)}>
        {t('fetch.keep')}
      </Button>
    </span>
  )
}

function fieldErrors(refusal: Error | null) {
  return (field: string) => {
    const error = refusal instanceof Refusal && refusal.problem.errors?.find((one) => one.field === field)
    return error ? wordFor('mailboxes:fetch.error.', error.code) : undefined
  }
}

function refusalWords(refusal: Error, mend: string) {
  return refusal instanceof Refusal && refusal.code === 'invalid' ? mend : reason(refusal)
}
