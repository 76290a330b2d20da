import { Empty, Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from '../../../i18n'
import { ItemPage } from '../page/ItemPage'
import { NotLoaded } from '../page/NotLoaded'
import { allMailboxesQuery } from './api/mailboxes'
import { Copied } from './Copied'
import { Domain } from './Domain'
import { Fetching } from './fetch/Fetching'
import styles from './MailboxPage.module.css'

/** One mailbox: its addresses, and what its domain needs so that its mail arrives. */
export function MailboxPage() {
  const { t } = useTranslation('mailboxes')
  const { mailbox } = useParams({ from: '/desk/admin/mailboxes/$mailbox' })
  return (
    <ItemPage list="/admin/mailboxes" back={t('back')}>
      <Shown key={mailbox} id={mailbox} />
    </ItemPage>
  )
}

function Shown({ id }: { id: string }) {
  const { t } = useTranslation('mailboxes')
  const { data, error, refetch } = useQuery(allMailboxesQuery)
  if (error && !data) return <NotLoaded error={error} retry={refetch} heading="h1" />
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
      <h1>{mailbox.name}</h1>
      <section className={styles.card} aria-labelledby="incoming">
        <h2 id="incoming">{t('incoming')}</h2>
        <p>{t('forward-hint', { address: mailbox.address })}</p>
        <Copied value={mailbox.inboundAddress} name={t('forwarding-address')} />
      </section>
      <Fetching mailbox={id} address={mailbox.address} />
      <Domain mailbox={id} />
    </>
  )
}
