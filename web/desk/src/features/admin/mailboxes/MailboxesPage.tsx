import { Button } from '@mantine/core'
import type { Mailbox } from '@svara/api'
import { Empty, Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from '../../../i18n'
import { wordFor } from '../../../i18n/words'
import { reason } from '../../../toast'
import { allMailboxesQuery } from './api/mailboxes'
import styles from './MailboxesPage.module.css'
import { Status } from './Status'

/** All mailboxes: whether mail is known to come in and to leave, and the way to each. */
export function MailboxesPage() {
  const { t } = useTranslation('mailboxes')
  return (
    <main className={styles.page}>
      <div className={styles.inner}>
        <header className={styles.head}>
          <h1>{t('title')}</h1>
          <p>{t('hint')}</p>
        </header>
        <Mailboxes />
      </div>
    </main>
  )
}

function Mailboxes() {
  const { t } = useTranslation('mailboxes')
  const { data, error, refetch } = useQuery(allMailboxesQuery)
  if (error && !data)
    return (
      <Empty title={t('could-not-load')}>
        <p role="alert">{reason(error)}</p>
        <Button variant="default" onClick={() => void refetch()}>
          {t('try-again')}
        </Button>
      </Empty>
    )
  if (!data) return <Skeleton width="100%" height={160} />
  if (data.length === 0) return <Empty title={t('none')}>{t('none-hint')}</Empty>
  return (
    <ul className={styles.list} aria-label={t('title')}>
      {data.map((mailbox) => (
        <Row key={mailbox.id} mailbox={mailbox} />
      ))}
    </ul>
  )
}

function Row({ mailbox: { id, name, address, incoming, outgoing } }: { mailbox: Mailbox }) {
  return (
    <li>
      <Link to="/admin/mailboxes/$mailbox" params={{ mailbox: id }} className={styles.row}>
        <span className={styles.name}>{name}</span>
        <span className={styles.address}>{address}</span>
        <span className={styles.flows}>
          <Flow status={incoming.status} way="incoming" />
          <Flow status={outgoing.status} way="outgoing" />
        </span>
      </Link>
    </li>
  )
}

const FLOWS: Record<string, 'ok' | 'wrong'> = { success: 'ok', failed: 'wrong' }

function Flow({ status, way }: { status: string; way: 'incoming' | 'outgoing' }) {
  return <Status kind={FLOWS[status] ?? 'waits'}>{wordFor(`mailboxes:${way}-status.`, status)}</Status>
}
