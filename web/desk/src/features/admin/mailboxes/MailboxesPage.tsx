import { Button } from '@mantine/core'
import type { Mailbox } from '@svara/api'
import { Empty, Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useTranslation } from '../../../i18n'
import { wordFor } from '../../../i18n/words'
import { Findable } from '../page/Findable'
import { ListPage, Rows } from '../page/ListPage'
import { NotLoaded } from '../page/NotLoaded'
import { allMailboxesQuery } from './api/mailboxes'
import styles from './MailboxesPage.module.css'
import { Status } from './Status'

/** All mailboxes: whether mail is known to come in and to leave, and the way to each. */
export function MailboxesPage() {
  const { t } = useTranslation('mailboxes')
  const navigate = useNavigate()
  return (
    <ListPage
      title={t('title')}
      hint={t('hint')}
      action={
        <Button leftSection={<Plus size={16} />} onClick={() => void navigate({ to: '/admin/mailboxes/new' })}>
          {t('new')}
        </Button>
      }
    >
      <Mailboxes />
    </ListPage>
  )
}

function Mailboxes() {
  const { t } = useTranslation('mailboxes')
  const { data, error, refetch } = useQuery(allMailboxesQuery)
  if (error && !data) return <NotLoaded error={error} retry={refetch} />
  if (!data) return <Skeleton width="100%" height={160} />
  if (data.length === 0) return <Empty title={t('none')}>{t('none-hint')}</Empty>
  return (
    <Findable items={data} words={({ address }) => address}>
      {(found) => (
        <Rows label={t('title')}>
          {found.map((mailbox) => (
            <Row key={mailbox.id} mailbox={mailbox} />
          ))}
        </Rows>
      )}
    </Findable>
  )
}

function Row({ mailbox }: { mailbox: Mailbox }) {
  const { id, name, address } = mailbox
  return (
    <li>
      <Link to="/admin/mailboxes/$mailbox/$tab" params={{ mailbox: id, tab: 'general' }} className={styles.row}>
        <span>{name}</span>
        <span>{address}</span>
        <span className={styles.flows}>
          <Flows mailbox={mailbox} />
        </span>
      </Link>
    </li>
  )
}

function Flows({ mailbox: { incoming, outgoing, removing } }: { mailbox: Mailbox }) {
  const { t } = useTranslation('mailboxes')
  if (removing) return <Status kind="waits">{t('removal.goes')}</Status>
  return (
    <>
      <Flow status={incoming.status} way="incoming" />
      <Flow status={outgoing.status} way="outgoing" />
    </>
  )
}

const FLOWS: Record<string, 'ok' | 'wrong'> = { success: 'ok', failed: 'wrong' }

function Flow({ status, way }: { status: string; way: 'incoming' | 'outgoing' }) {
  return <Status kind={FLOWS[status] ?? 'waits'}>{wordFor(`mailboxes:${way}-status.`, status)}</Status>
}
