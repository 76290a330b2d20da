import { Progress } from '@mantine/core'
import type { Service } from '@svara/api'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from '../../i18n'
import { useSession } from '../session'
import { servicesQuery } from './api/services'
import { Card } from './Card'
import styles from './GettingStarted.module.css'

/** How far the organisation's setup has come, for who can go on with it; until all is done or somebody put it away. */
export function SetupProgress() {
  const { agent } = useSession()
  return agent.superadmin ? <Begun /> : null
}

function Begun() {
  const { t } = useTranslation('home')
  const { data } = useQuery(servicesQuery)
  const shown = data?.filter((service) => !service.active || (isUnfinished(service) && !service.guideClosed)) ?? []
  if (shown.length === 0) return null
  const done = shown.flatMap(({ steps }) => steps).filter((step) => step.done).length
  const all = shown.flatMap(({ steps }) => steps).length
  return (
    <Card title={t('setup')} more={<Link to="/admin/getting-started">{t('setup-go-on')}</Link>}>
      <div className={styles.start}>
        {all > 0 ? (
          <>
            <p>{t('setup-progress', { done, count: all })}</p>
            <Progress value={(100 * done) / all} aria-label={t('setup')} />
          </>
        ) : (
          <p>{t('setup-nothing-active')}</p>
        )}
      </div>
    </Card>
  )
}

function isUnfinished({ steps }: Service) {
  return steps.some((step) => !step.done)
}
