import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from '../../i18n'
import { useSession } from './api/session'
import { useSignOut } from './api/sign-out'
import styles from './Card.module.css'
import PasswordForm from './PasswordForm'
import { StrangerPage } from './StrangerPage'

/** The password was given by somebody else: before anything else it is changed. */
export function NewPasswordPage() {
  const { t } = useTranslation('session')
  const { agent } = useSession()
  const { next } = useSearch({ from: '/new-password' })
  const navigate = useNavigate()
  const signOut = useSignOut()
  return (
    <StrangerPage>
      <div className={styles.card}>
        <h1>{t('choose-password')}</h1>
        <p className={styles.text}>{t('choose-password-hint', { name: agent.name })}</p>
        <PasswordForm email={agent.email} onDone={() => void navigate({ href: next ?? '/', replace: true })} />
      </div>
      <Button
        variant="subtle"
        color="gray"
        onClick={() => signOut.mutate(undefined, { onSettled: () => void navigate({ to: '/sign-in' }) })}
      >
        {t('sign-out')}
      </Button>
    </StrangerPage>
  )
}
