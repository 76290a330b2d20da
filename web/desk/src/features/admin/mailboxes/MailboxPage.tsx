import { Button } from '@mantine/core'
import { Empty, Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useTranslation } from '../../../i18n'
import { reason } from '../../../toast'
import { allMailboxesQuery } from './api/mailboxes'
import { Copied } from './Copied'
import { Domain } from './Domain'
import styles from './MailboxPage.module.css'

/** One mailbox: its addresses, and what its domain needs so that its mail arrives. */
export function MailboxPage() {
  const { t } = useTranslation('mailboxes')
  const { mailbox } = useParams({ from: '/desk/admin/mailboxes/$mailbox' })
  return (
    <main className={styles.page}>
      <div className={styles.inner}>
        <Link to="/admin/mailboxes" className={styles.back}>
          <ArrowLeft size={15} aria-hidden="true" />
          {t('back')}
        </Link>
        <Shown key={mailbox} id={mailbox} />
      </div>
    </main>
  )
}

function Shown({ id }: { id: string }) {
  const { t } = useTranslation('mailboxes')
  const { data, error, refetch } = useQuery(allMailboxesQuery)
  if (error && !data)
    return (
      <Empty title={t('could-not-load')} heading="h1">
        <p role="alert">{reason(error)}</p>
        <Button variant="default" onClick={() => void refetch()}>
          {t('try-again')}
        </Button>
      </Empty>
    )
  if (!data) return <Skeleton width="100%" height={320} />
  const mailbox = data.find((one) => one.id === id)
  if (!mailbox)
    return (
      <Empty title={t('gone')} heading="h1">
        <p>{t('gone-hint')}</p>
      </Empty>
    )
  return (
    <>
      <h1 className={styles.title}>{mailbox.name}</h1>
      <section className={styles.card} aria-labelledby="incoming">
        <h2 id="incoming">{t('incoming')}</h2>
        <p>{t('forward-hint', { address: mailbox.address })}</p>
        <Copied value={mailbox.inboundAddress} name={t('forwarding-address')} />
      </section>
      <Domain mailbox={id} />
    </>
  )
}
