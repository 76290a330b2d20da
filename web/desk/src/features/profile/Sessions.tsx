import { Button } from '@mantine/core'
import type { SignedInBrowser } from '@svara/api'
import { Skeleton, Time } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Monitor, Smartphone } from 'lucide-react'
import { useTranslation } from '../../i18n'
import { reason } from '../../toast'
import { sessionsQuery, useSignOutThere } from './api/sessions'
import { deviceOf } from './device'
import styles from './ProfilePage.module.css'

/** Where one is signed in, with a way out. */
export function Sessions() {
  const { t } = useTranslation('profile')
  const { data, error } = useQuery(sessionsQuery)
  const signOut = useSignOutThere()
  if (error && !data) return <p role="alert">{reason(error)}</p>
  if (!data) return <Skeleton width="100%" height={104} />
  return (
    <>
      <ul className={styles.list}>
        {data.map((session) => (
          <Session key={session.id} session={session} />
        ))}
      </ul>
      {data.length > 1 && (
        <Button variant="default" loading={signOut.isPending} onClick={() => signOut.mutate(null)}>
          {t('sign-out-others')}
        </Button>
      )}
    </>
  )
}

function Session({ session }: { session: SignedInBrowser }) {
  const { t } = useTranslation('profile')
  const signOut = useSignOutThere()
  const { browser, system, isPhone } = deviceOf(session.userAgent)
  const name = browser && system ? t('device', { browser, system }) : (browser ?? system ?? t('unknown-device'))
  const Icon = isPhone ? Smartphone : Monitor
  return (
    <li className={styles.item}>
      <Icon size={18} aria-hidden="true" />
      <div className={styles.grow}>
        <p className={styles.name} title={session.userAgent}>
          {name}
        </p>
        <p className={styles.meta}>
          {session.address} · {t('last-seen')} <Time at={session.lastSeenAt} />
        </p>
      </div>
      {session.current ? (
        <span className={styles.here}>{t('this-browser')}</span>
      ) : (
        <Button
          variant="default"
          size="compact-sm"
          loading={signOut.isPending}
          aria-label={t('sign-out-of', { name })}
          onClick={() => signOut.mutate(session.id)}
        >
          {t('sign-out-there')}
        </Button>
      )}
    </li>
  )
}
