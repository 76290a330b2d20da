import { Button } from '@mantine/core'
import { Empty, Keys, Skeleton, Time } from '@svara/ui'
import type { OutboxItem } from '@svara/api'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { MailPlus } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from '../../i18n'
import { useShortcuts } from '../../shortcuts'
import { reason } from '../../toast'
import { useSession } from '../session'
import { outboxQuery } from './api/outbox'
import { MailState } from './MailState'
import styles from './OutboxList.module.css'
import { called } from './people'

export function OutboxList({ selected, onTest }: { selected: string | undefined; onTest: (() => void) | undefined }) {
  const { t } = useTranslation('outbox')
  return (
    <>
      <header className={styles.head}>
        <h1>{t('title')}</h1>
        {onTest && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<MailPlus size={15} />}
            rightSection={<Keys keys="t" />}
            onClick={onTest}
          >
            {t('test-mail')}
          </Button>
        )}
      </header>
      <Mails selected={selected} onTest={onTest} />
    </>
  )
}

function Mails({ selected, onTest }: { selected: string | undefined; onTest: (() => void) | undefined }) {
  const { t } = useTranslation('outbox')
  const outbox = useInfiniteQuery(outboxQuery)
  const mails = outbox.data?.pages.flatMap((page) => page.items) ?? []
  useWalk(mails, selected)

  if (outbox.isError && mails.length === 0) {
    return (
      <Empty title={t('could-not-load')}>
        <p role="alert">{reason(outbox.error)}</p>
        <Button variant="default" onClick={() => void outbox.refetch()}>
          {t('try-again')}
        </Button>
      </Empty>
    )
  }
  if (outbox.isPending) return <Placeholders />
  if (mails.length === 0) {
    return (
      <Empty title={t('empty')}>
        <p>{onTest ? t('empty-demo') : t('empty-hint')}</p>
      </Empty>
    )
  }
  return (
    <div className={styles.scroll}>
      <WhyHere mails={mails} />
      <ul className={styles.rows}>
        {mails.map((mail) => (
          <Row key={mail.id} mail={mail} isSelected={mail.id === selected} />
        ))}
      </ul>
      {outbox.hasNextPage && (
        <div className={styles.more}>
          <Button variant="default" loading={outbox.isFetchingNextPage} onClick={() => void outbox.fetchNextPage()}>
            {t('older')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Why mails did not go out, and what lets them. */
function WhyHere({ mails }: { mails: OutboxItem[] }) {
  const { t } = useTranslation('outbox')
  const { installation } = useSession()
  const noRelay = mails.some((mail) => mail.state === 'queued' && mail.detail?.includes('SVARA_RELAY_URL'))
  if (installation.demo) return <p className={styles.why}>{t('why-kept')}</p>
  if (!noRelay) return null
  return (
    <p className={styles.why} data-held="true">
      {t('why-held')} <code>SVARA_RELAY_URL=smtp://user:password@mail.example.com:587</code>
    </p>
  )
}

function Row({ mail, isSelected }: { mail: OutboxItem; isSelected: boolean }) {
  const { t } = useTranslation('outbox')
  const row = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (isSelected) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isSelected])
  const [first, ...others] = [...mail.to, ...mail.cc, ...mail.bcc]
  return (
    <li>
      <Link
        ref={row}
        to="/outbox/$mail"
        params={{ mail: mail.id }}
        className={styles.row}
        aria-current={isSelected || undefined}
      >
        <span className={styles.line}>
          <span className={styles.to} dir="auto">
            {first ? called(first) : t('nobody')}
            {others.length > 0 && <span className={styles.others}> {t('and-others', { count: others.length })}</span>}
          </span>
          <Time at={mail.createdAt} className={styles.time} />
        </span>
        <span className={styles.line}>
          <span className={styles.subject} dir="auto">
            {mail.subject || t('no-subject')}
          </span>
          <MailState state={mail.state} />
        </span>
      </Link>
    </li>
  )
}

/** J and K walk through the mails. */
function useWalk(mails: OutboxItem[], selected: string | undefined) {
  const { t } = useTranslation('outbox')
  const navigate = useNavigate()
  const at = mails.findIndex((mail) => mail.id === selected)
  const go = (mail: OutboxItem | undefined) => mail && void navigate({ to: '/outbox/$mail', params: { mail: mail.id } })
  const group = t('title')
  useShortcuts([
    { keys: 'j', label: t('next'), group, run: () => go(mails[at + 1]) },
    { keys: 'k', label: t('previous'), group, run: () => go(at > 0 ? mails[at - 1] : undefined) },
  ])
}

function Placeholders() {
  return (
    <ul className={styles.rows} aria-hidden="true">
      {Array.from({ length: 8 }, (_, place) => (
        <li key={place} className={styles.row}>
          <Skeleton width={`${40 + ((place * 17) % 30)}%`} />
          <Skeleton width={`${60 + ((place * 13) % 30)}%`} />
        </li>
      ))}
    </ul>
  )
}
