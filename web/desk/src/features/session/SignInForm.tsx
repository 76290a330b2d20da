import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useNetwork } from '@mantine/hooks'
import type { SecondStep } from '@svara/api'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from '../../i18n'
import { useSignIn } from './api/sign-in'
import styles from './Card.module.css'
import { clock, useSignInRefusal } from './refusal'

export interface Credentials {
  email: string
  password: string
}

export function SignInForm({
  credentials,
  onChange,
  onSignedIn,
  onSecondStep,
  children,
}: {
  credentials: Credentials
  onChange: (credentials: Credentials) => void
  onSignedIn: () => void
  onSecondStep: (step: SecondStep) => void
  /** Other ways in, below the button. */
  children?: ReactNode
}) {
  const { t } = useTranslation('session')
  const signIn = useSignIn()
  const refusal = useSignInRefusal(signIn.error)
  const { online } = useNetwork()
  const password = useRef<HTMLInputElement>(null)

  const first = useRef<HTMLInputElement>(null)
  useEffect(() => {
    first.current?.focus()
  }, [])

  function submit() {
    if (refusal.wait > 0) return
    signIn.mutate(credentials, {
      onSuccess: (outcome) => ('agent' in outcome ? onSignedIn() : onSecondStep(outcome)),
      onError: again,
    })
  }

  function again() {
    password.current?.focus()
    password.current?.select()
  }

  return (
    <form
      className={styles.card}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h1>{t('title')}</h1>
      <div role="alert" className={styles.alert}>
        {refusal.words && <p className={styles.refused}>{refusal.words}</p>}
        {!refusal.words && !online && <p className={styles.refused}>{t('offline')}</p>}
      </div>
      <TextInput
        ref={first}
        label={t('email')}
        type="email"
        name="email"
        autoComplete="username webauthn"
        required
        withAsterisk={false}
        value={credentials.email}
        onChange={(event) => onChange({ ...credentials, email: event.currentTarget.value })}
      />
      <PasswordInput
        ref={password}
        label={t('password')}
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': t('show-password') }}
        value={credentials.password}
        onChange={(event) => onChange({ ...credentials, password: event.currentTarget.value })}
      />
      <Button type="submit" size="md" loading={signIn.isPending} disabled={refusal.wait > 0}>
        {refusal.wait > 0 ? t('wait', { time: clock(refusal.wait) }) : t('sign-in')}
      </Button>
      {children}
      <Link to="/forgotten" className={styles.link}>
        {t('forgotten')}
      </Link>
    </form>
  )
}
