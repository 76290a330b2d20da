import { Button, PasswordInput } from '@mantine/core'
import { Refusal } from '@svara/api'
import { Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from '../../../i18n'
import { reason } from '../../../toast'
import styles from '../Card.module.css'
import { usePasswordErrors } from '../password-rules'
import { StrangerPage } from '../StrangerPage'
import { passwordLinkQuery, useSetPassword } from './api/password-link'
import { ToSignIn } from './ForgottenPage'

/** A new password by a mailed link. The link's secret is taken off the address at once: nobody finds it in the history. */
export function ResetPage() {
  const [token] = useState(() => window.location.hash.slice(1))
  useEffect(() => {
    if (window.location.hash) window.history.replaceState(window.history.state, '', '/reset')
  }, [])
  const link = useQuery({ ...passwordLinkQuery(token), enabled: token !== '' })
  const isOver = token === '' || (link.error instanceof Refusal && !link.error.passing)
  return (
    <StrangerPage>
      {isOver ? (
        <Over />
      ) : link.data ? (
        <Choose token={token} email={link.data.email} />
      ) : (
        <Waiting error={link.error} />
      )}
    </StrangerPage>
  )
}

function Waiting({ error }: { error: Error | null }) {
  return (
    <div className={styles.card}>
      {error ? <p role="alert">{reason(error)}</p> : <Skeleton height={160} width="100%" />}
    </div>
  )
}

function Over() {
  const { t } = useTranslation('factors')
  return (
    <div className={styles.card}>
      <h1>{t('reset-over-title')}</h1>
      <p className={styles.text}>{t('reset-over-hint')}</p>
      <Link to="/forgotten" className={styles.link}>
        {t('ask-link')}
      </Link>
      <ToSignIn />
    </div>
  )
}

function Choose({ token, email }: { token: string; email: string }) {
  const { t } = useTranslation(['factors', 'session'])
  const set = useSetPassword(token)
  const fieldError = usePasswordErrors(set.error)
  const [password, setPassword] = useState('')
  if (set.isSuccess)
    return (
      <div className={styles.card} role="status">
        <p className={styles.text}>{t('reset-done')}</p>
        <ToSignIn />
      </div>
    )
  if (set.error instanceof Refusal && set.error.code === 'password-link-over') return <Over />
  return (
    <form
      className={styles.card}
      onSubmit={(event) => {
        event.preventDefault()
        set.mutate(password)
      }}
    >
      <h1>{t('reset-title')}</h1>
      <p className={styles.text}>{t('reset-hint', { email })}</p>
      {/* for password managers: whose password it is */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <div role="alert" className={styles.alert}>
        {set.error && !fieldError('password') && <p className={styles.refused}>{reason(set.error)}</p>}
      </div>
      <PasswordInput
        label={t('session:new-password')}
        description={t('session:password-rules', { count: 10 })}
        autoComplete="new-password"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': t('show-password') }}
        error={fieldError('password')}
        aria-invalid={Boolean(fieldError('password'))}
        value={password}
        onChange={({ currentTarget }) => setPassword(currentTarget.value)}
      />
      <Button type="submit" size="md" loading={set.isPending}>
        {t('set-password')}
      </Button>
    </form>
  )
}
