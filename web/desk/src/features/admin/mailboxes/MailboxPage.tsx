import type { Mailbox } from '@svara/api'
import { Empty, Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useTranslation } from '../../../i18n'
import { ItemPage } from '../page/ItemPage'
import { NotLoaded } from '../page/NotLoaded'
import { allMailboxesQuery } from './api/mailboxes'
import styles from './MailboxPage.module.css'
import { isTab, TABS, type Tab } from './tabs'

/** One mailbox: what can be set of it, in tabs that each have an address. */
export function MailboxPage() {
  const { t } = useTranslation('mailboxes')
  const { mailbox, tab } = useParams({ from: '/desk/admin/mailboxes/$mailbox/$tab' })
  return (
    <ItemPage list="/admin/mailboxes" back={t('back')}>
      <Shown key={mailbox} id={mailbox} tab={tab} />
    </ItemPage>
  )
}

function Shown({ id, tab }: { id: string; tab: string }) {
  const { t } = useTranslation('mailboxes')
  const { data, error, refetch } = useQuery(allMailboxesQuery)
  if (error && !data) return <NotLoaded error={error} retry={refetch} heading="h1" />
  if (!data) return <Skeleton width="100%" height={320} />
  const mailbox = data.find((one) => one.id === id)
  if (mailbox?.removing)
    return (
      <Empty title={t('removal.running', { name: mailbox.name })} heading="h1">
        <p>{t('removal.running-hint')}</p>
      </Empty>
    )
  if (!mailbox || !isTab(tab))
    return (
      <Empty title={t('gone')} heading="h1">
        <p>{t('gone-hint')}</p>
      </Empty>
    )
  return <Tabs mailbox={mailbox} tab={tab} />
}

function Tabs({ mailbox, tab }: { mailbox: Mailbox; tab: Tab }) {
  const { t } = useTranslation('mailboxes')
  const Chosen = TABS[tab]
  return (
    <>
      <h1>{mailbox.name}</h1>
      <nav aria-label={t('tabs')} className={styles.tabs}>
        {(Object.keys(TABS) as Tab[]).map((word) => (
          <Link
            key={word}
            to="/admin/mailboxes/$mailbox/$tab"
            params={{ mailbox: mailbox.id, tab: word }}
            aria-current={word === tab ? 'page' : undefined}
          >
            {t(`tab.${word}`)}
          </Link>
        ))}
      </nav>
      <Suspense fallback={<Skeleton width="100%" height={480} />}>
        <Chosen mailbox={mailbox} />
      </Suspense>
    </>
  )
}
