import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { reason } from '../../toast'
import { useSignIn } from './api/sign-in'
import styles from './SignInPage.module.css'

export function SignInPage() {
  const { t } = useTranslation('session')
  const { next } = useSearch({ from: '/sign-in' })
  const navigate = useNavigate()
  const signIn = useSignIn()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')

  return (
    <main className={styles.page}>
      <form
        className={styles.card}
        onSubmit={(event) => {
          event.preventDefault()
          signIn.mutate({ email, password }, { onSuccess: () => navigate({ href: next ?? '/', replace: true }) })
        }}
      >
        <h1>{t('title')}</h1>
        <TextInput
          label={t('email')}
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('password')}
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {signIn.error && (
          <p role="alert" className={styles.refused}>
            {reason(signIn.error)}
          </p>
        )}
        <Button type="submit" loading={signIn.isPending}>
          {t('sign-in')}
        </Button>
      </form>
    </main>
  )
}
