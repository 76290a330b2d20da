import { Button, NativeSelect, NumberInput, PasswordInput, TextInput } from '@mantine/core'
import { Refusal, type OwnRelay } from '@svara/api'
import { useState } from 'react'
import { useTranslation } from '../../../../i18n'
import { wordFor } from '../../../../i18n/words'
import { reason } from '../../../../toast'
import { useSetRelay } from '../api/set-relay'
import page from '../MailboxPage.module.css'
import styles from './Relay.module.css'

/** The ports where servers usually wait for each. */
const PORTS = { starttls: 587, tls: 465, plain: 25 }

type Security = keyof typeof PORTS

const SECURITIES = Object.keys(PORTS) as Security[]

interface Props {
  mailbox: string
  /** What there is; null for the first. */
  relay: OwnRelay | null | undefined
  onDone: () => void
}

/** Saved and looked at in one go: a relay that does not work should not be found out by customers. */
export function RelayForm({ mailbox, relay, onDone }: Props) {
  const { t } = useTranslation('mailboxes')
  const save = useSetRelay(mailbox)
  const [host, setHost] = useState(relay?.host ?? '')
  const [security, setSecurity] = useState((relay?.security ?? 'starttls') as Security)
  const [port, setPort] = useState(relay?.port ?? PORTS.starttls)
  const [user, setUser] = useState(relay?.user ?? '')
  const [password, setPassword] = useState('')
  const errorOf = (field: string) => fieldError(save.error, field)

  function choose(next: Security) {
    // a port that somebody has entered stays
    if (port === PORTS[security]) setPort(PORTS[next])
    setSecurity(next)
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(
          {
            host,
            port,
            security,
            ...(user ? { user } : {}),
            ...(password ? { password } : {}),
            ...(relay ? { ifVersion: relay.version } : {}),
          },
          { onSuccess: onDone },
        )
      }}
    >
      <TextInput
        label={t('relay.host')}
        placeholder="smtp.example.com"
        required
        withAsterisk={false}
        autoComplete="off"
        value={host}
        error={errorOf('host')}
        onChange={(event) => setHost(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('relay.security')}
        value={security}
        error={errorOf('security')}
        data={SECURITIES.map((value) => ({ value, label: wordFor('mailboxes:relay.security.', value) }))}
        onChange={(event) => choose(event.currentTarget.value as Security)}
      />
      <NumberInput
        label={t('relay.port')}
        min={1}
        max={65535}
        allowDecimal={false}
        hideControls
        value={port}
        error={errorOf('port')}
        onChange={(value) => setPort(Number(value))}
      />
      <TextInput
        label={t('relay.user')}
        description={t('relay.user-hint')}
        autoComplete="off"
        value={user}
        error={errorOf('user')}
        onChange={(event) => setUser(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('relay.password')}
        description={relay?.user && !relay.grant ? t('relay.password-kept') : undefined}
        autoComplete="new-password"
        value={password}
        error={errorOf('password')}
        visibilityToggleButtonProps={{ 'aria-label': t('relay.show-password') }}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <div role="alert" className={styles.refused}>
        {save.error && <p>{refused(save.error) ? t('relay.mend') : reason(save.error)}</p>}
      </div>
      <div className={page.actions}>
        <Button type="submit" loading={save.isPending}>
          {t('relay.save')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('relay.cancel')}
        </Button>
      </div>
    </form>
  )
}

function refused(error: Error) {
  return error instanceof Refusal && error.code === 'invalid'
}

/** The desk's words for what the server cannot take, and the server's own where the desk has none. */
function fieldError(error: Error | null, field: string) {
  if (!(error instanceof Refusal)) return undefined
  const found = error.problem.errors?.find((one) => one.field === field)
  if (!found) return undefined
  const key = `${field}-${found.code}`
  const words = wordFor('mailboxes:relay.error.', key)
  return words === `mailboxes:relay.error.${key}` || words === key ? found.message : words
}
