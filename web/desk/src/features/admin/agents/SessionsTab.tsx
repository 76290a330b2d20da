import { Button } from '@mantine/core'
import { Empty, Skeleton, Time } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Monitor, Smartphone } from 'lucide-react'
import { useTranslation } from '../../../i18n'
import { toast, toastRefusal } from '../../../toast'
import { deviceOf } from '../../profile'
import { NotLoaded } from '../page/NotLoaded'
import { agentSessionsQuery, useEndSession, useLogOut } from './api/sessions'
import styles from './Sheet.module.css'

/** Where the agent is signed in, with a way out of each and of all. */
export default function SessionsTab({ agentId }: { agentId: string }) {
  const { t } = useTranslation('agents')
  const { data, error, refetch } = useQuery(agentSessionsQuery(agentId))
  const end = useEndSession(agentId)
  const logOut = useLogOut()
  if (error && !data) return <NotLoaded error={error} retry={refetch} />
  if (!data) return <Skeleton width="100%" height={160} />
  if (data.length === 0) return <Empty title={t('nowhere')}>{t('nowhere-hint')}</Empty>
  return (
    <div className={styles.parts}>
      <ul className={styles.acts} aria-label={t('sessions')}>
        {data.map((session) => {
          const { browser, system, isPhone } = deviceOf(session.userAgent)
          const name = [browser, system].filter(Boolean).join(', ') || t('unknown-device')
          const Icon = isPhone ? Smartphone : Monitor
          return (
            <li key={session.id}>
              <Icon size={18} aria-hidden="true" />
              <span className={styles.grow} title={session.userAgent}>
                {name}
                <small>
                  {session.address} · {t('last-seen')} <Time at={session.lastSeenAt} />
                </small>
              </span>
              {session.current ? (
                <small>{t('this-browser')}</small>
              ) : (
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={t('end-named', { name })}
                  onClick={() =>
                    end.mutate(session.id, {
                      onSuccess: () => toast(t('ended')),
                      onError: (refusal) => toastRefusal(t('not-logged-out'), refusal),
                    })
                  }
                >
                  {t('end')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      <Button
        variant="default"
        className={styles.start}
        loading={logOut.isPending}
        onClick={() =>
          logOut.mutate([agentId], {
            onSuccess: () => toast(t('logged-out', { count: 1 })),
            onError: (refusal) => toastRefusal(t('not-logged-out'), refusal),
          })
        }
      >
        {t('log-out')}
      </Button>
    </div>
  )
}
