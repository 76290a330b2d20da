import { Button, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../../i18n'
import styles from '../Card.module.css'
import { useSignInRefusal } from '../refusal'
import { StrangerPage } from '../StrangerPage'
import { useSendPasswordLink } from './api/password-link'

/** Asks where the link is to go. What follows is the same whether or not there is such an account. */
export function ForgottenPage() {
  const { t } = useTranslation('factors')
  const [email, setEmail] = useState('')
  const send = useSendPasswordLink()
  const refusal = useSignInRefusal(send.error)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  if (send.isSuccess)
    return (
      <StrangerPage>
        <div className={styles.card} role="status">
          <h1>{t('sent-title')}</h1>
          <p className={styles.text}>{t('sent-hint', { email })}</p>
          <ToSignIn />
        </div>
      </StrangerPage>
    )
  return (
    <StrangerPage>
      <form
        className={styles.card}
        onSubmit={(event) => {
          event.preventDefault()
          if (refusal.wait === 0) send.mutate(email.trim())
        }}
      >
        <h1>{t('forgotten-title')}</h1>
        <p className={styles.text}>{t('forgotten-hint')}</p>
        <div role="alert" className={styles.alert}>
          {refusal.words && <p className={styles.refused}>{refusal.words}</p>}
        </div>
        <TextInput
          ref={field}
          label={t('email')}
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          value={email}
          onChange={({ currentTarget }) => setEmail(currentTarget.value)}
        />
        <Button type="submit" size="md" loading={send.isPending} disabled={refusal.wait > 0}>
          {t('send-link')}
        </Button>
        <ToSignIn />
      </form>
    </StrangerPage>
  )
}

export function ToSignIn() {
  const { t } = useTranslation('factors')
  return (
    <Link to="/sign-in" className={styles.link}>
      {t('to-sign-in')}
    </Link>
  )
}
