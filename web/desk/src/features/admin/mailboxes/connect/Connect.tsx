import { Button } from '@mantine/core'
import type { MailGrant } from '@svara/api'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../../../i18n'
import { reason } from '../../../../toast'
import { useBeginConnect } from '../api/begin-connect'
import { mailProvidersQuery } from '../api/mail-providers'
import { Status } from '../Status'
import styles from './Connect.module.css'

type Provider = 'google' | 'microsoft'

interface Props {
  mailbox: string
  direction: 'incoming' | 'outgoing'
  /** What there is already. */
  grant: MailGrant | null | undefined
}

/** An account at Google or Microsoft, used by what its owner allows there: the buttons that lead there, or what it lacks. */
export function Connect({ mailbox, direction, grant }: Props) {
  const { t } = useTranslation('mailboxes')
  const { data } = useQuery(mailProvidersQuery)
  const begin = useBeginConnect(mailbox)

  function go(provider: Provider) {
    begin.mutate({ provider, direction }, { onSuccess: ({ url }) => window.location.assign(url) })
  }

  if (grant)
    return (
      <div className={styles.connected}>
        <Status kind={grant.lapsed ? 'wrong' : 'ok'}>
          {grant.lapsed
            ? t('connect.lapsed', { account: grant.account })
            : t(`connect.by.${grant.provider as Provider}`, { account: grant.account })}
        </Status>
        <Button
          variant={grant.lapsed ? 'filled' : 'default'}
          loading={begin.isPending}
          onClick={() => go(grant.provider as Provider)}
        >
          {t('connect.again')}
        </Button>
        <div role="alert">{begin.error && <p className={styles.refused}>{reason(begin.error)}</p>}</div>
      </div>
    )
  if (!data) return null
  const ready = data.providers.filter((one) => one.ready)
  return (
    <div className={styles.connect}>
      <h3>{t('connect.title')}</h3>
      <p>{t(`connect.hint.${direction}`)}</p>
      {ready.length > 0 && (
        <div className={styles.buttons}>
          {ready.map(({ id }) => (
            <Button key={id} variant="default" loading={begin.isPending} onClick={() => go(id as Provider)}>
              {t(`connect.${id as Provider}`)}
            </Button>
          ))}
        </div>
      )}
      <div role="alert">{begin.error && <p className={styles.refused}>{reason(begin.error)}</p>}</div>
      {data.providers
        .filter((one) => !one.ready)
        .map(({ id, settings }) => (
          <p key={id} className={styles.unset}>
            {t('connect.unset', {
              provider: t(`connect.provider.${id as Provider}`),
              redirect: data.redirectUri,
              settings: settings.join(', '),
            })}
          </p>
        ))}
    </div>
  )
}
