import { Button, PasswordInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from '../../i18n'
import { useChangePassword } from './api/change-password'
import styles from './Card.module.css'
import { FEWEST_CHARACTERS, usePasswordErrors } from './password-rules'
import { useSignInRefusal } from './refusal'

export default function PasswordForm({ onDone, email }: { onDone: () => void; email: string }) {
  const { t } = useTranslation('session')
  const change = useChangePassword()
  const slowed = useSignInRefusal(change.error)
  const fieldError = usePasswordErrors(change.error)
  const [currentPassword, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const isFieldError = fieldError('currentPassword') ?? fieldError('password')

  function submit() {
    change.mutate(
      { currentPassword, password },
      {
        onSuccess: () => {
          setCurrent('')
          setPassword('')
          onDone()
        },
      },
    )
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (slowed.wait === 0) submit()
      }}
    >
      {/* for password managers: whose password it is */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <div role="alert" className={styles.alert}>
        {slowed.words && !isFieldError && <p className={styles.refused}>{slowed.words}</p>}
      </div>
      <PasswordInput
        label={t('current-password')}
        autoComplete="current-password"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': t('show-password') }}
        error={fieldError('currentPassword')}
        aria-invalid={Boolean(fieldError('currentPassword'))}
        value={currentPassword}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('new-password')}
        description={t('password-rules', { count: FEWEST_CHARACTERS })}
        autoComplete="new-password"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': t('show-password') }}
        error={fieldError('password')}
        aria-invalid={Boolean(fieldError('password'))}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <p className={styles.hint}>{t('signs-out-elsewhere')}</p>
      <Button type="submit" className={styles.submit} loading={change.isPending} disabled={slowed.wait > 0}>
        {t('change-password')}
      </Button>
    </form>
  )
}
