import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from '../../../i18n'
import { sessionQuery, useSession } from '../api/session'
import { useSignOut } from '../api/sign-out'
import styles from '../Card.module.css'
import { StrangerPage } from '../StrangerPage'
import { twoFactorQuery } from './api/two-factor'
import { Factors } from './Factors'

/** The organisation asks for a second factor: before anything else one is set up. */
export function EnrolPage() {
  const { t } = useTranslation('factors')
  const { organization } = useSession()
  const { data: own } = useQuery(twoFactorQuery)
  const { next } = useSearch({ from: '/enrol' })
  const queries = useQueryClient()
  const navigate = useNavigate()
  const signOut = useSignOut()

  async function open() {
    await queries.refetchQueries({ queryKey: sessionQuery.queryKey })
    await navigate({ href: next ?? '/', replace: true })
  }

  return (
    <StrangerPage wide>
      <div className={styles.card}>
        <h1>{t('enrol-title')}</h1>
        <p className={styles.text}>
          {t(own?.required === 'app-or-passkey' ? 'enrol-app-or-passkey' : 'enrol-any', {
            organization: organization.name,
          })}
        </p>
        <h2>{t('enrol-yours')}</h2>
        <Factors />
        {own && !own.mustEnrol && (
          <Button size="md" onClick={() => void open()}>
            {t('enrol-done')}
          </Button>
        )}
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
