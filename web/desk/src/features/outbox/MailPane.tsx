import { Button } from '@mantine/core'
import { Refusal } from '@svara/api'
import { Empty, IconButton, Skeleton, Time } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ArrowLeft, Download, Paperclip, Reply, Ticket } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslation } from '../../i18n'
import type { Address, OutboxMail } from '@svara/api'
import { useShortcuts } from '../../shortcuts'
import { reason } from '../../toast'
import { useSession } from '../session'
import { MailFrame } from '../tickets'
import { outboxMailQuery } from './api/outbox-mail'
import { TestMailDialog } from './index'
import styles from './MailPane.module.css'
import { MailState } from './MailState'
import { called, written } from './people'

/** One mail, whole, as it leaves or would leave. */
export function MailPane({ id, oneColumn }: { id: string; oneColumn: boolean }) {
  const { t } = useTranslation('outbox')
  const { data: mail, error, refetch } = useQuery(outboxMailQuery(id))
  if (mail) return <Mail mail={mail} oneColumn={oneColumn} />
  if (!error) return <Placeholder />
  const isGone = error instanceof Refusal && error.problem.status === 404
  return (
    <Empty title={isGone ? t('gone') : t('could-not-load')}>
      {isGone ? <p>{t('gone-hint')}</p> : <p role="alert">{reason(error)}</p>}
      {!isGone && (
        <Button variant="default" onClick={() => void refetch()}>
          {t('try-again')}
        </Button>
      )}
      <Link to="/outbox">{t('to-list')}</Link>
    </Empty>
  )
}

function Mail({ mail, oneColumn }: { mail: OutboxMail; oneColumn: boolean }) {
  const { t } = useTranslation('outbox')
  const { installation } = useSession()
  const navigate = useNavigate()
  const [answers, setAnswers] = useState(false)
  const canAnswer = installation.demo && mail.state === 'kept' && mail.ticketId !== null
  const toTicket = mail.ticketId
    ? ({ to: '/tickets/$filter/$ticket', params: { filter: 'all-open', ticket: mail.ticketId } } as const)
    : undefined
  const group = t('title')
  const Subject = oneColumn ? 'h1' : 'h2'
  useShortcuts([
    ...(toTicket ? [{ keys: 'o', label: t('open-ticket'), group, run: () => void navigate(toTicket) }] : []),
    ...(canAnswer ? [{ keys: 'a', label: t('answer'), group, run: () => setAnswers(true) }] : []),
    { keys: 'Escape', label: t('to-list'), group, run: () => void navigate({ to: '/outbox' }) },
  ])

  return (
    <article className={styles.mail}>
      <header className={styles.head}>
        <div className={styles.title}>
          {oneColumn && (
            <IconButton label={t('to-list')} onClick={() => void navigate({ to: '/outbox' })}>
              <ArrowLeft size={16} />
            </IconButton>
          )}
          <Subject dir="auto">{mail.subject || t('no-subject')}</Subject>
        </div>
        <div className={styles.tools}>
          <MailState state={mail.state} />
          {toTicket && (
            <Link {...toTicket} className={styles.tool}>
              <Ticket size={15} aria-hidden="true" /> {t('open-ticket')}
            </Link>
          )}
          {mail.raw && (
            <a className={styles.tool} href={mail.raw} download={`mail-${mail.id}.eml`}>
              <Download size={15} aria-hidden="true" /> {t('download')}
            </a>
          )}
          {canAnswer && (
            <Button
              size="compact-sm"
              className={styles.answer}
              leftSection={<Reply size={15} />}
              onClick={() => setAnswers(true)}
            >
              {t('answer')}
            </Button>
          )}
        </div>
      </header>
      <div className={styles.body}>
        <Detail mail={mail} />
        <dl className={styles.addresses}>
          <Addresses name={t('from')} addresses={[mail.from]} />
          <Addresses name={t('to')} addresses={mail.to} />
          <Addresses name={t('cc')} addresses={mail.cc} />
          <Addresses name={t('bcc')} addresses={mail.bcc} />
          <dt>{t('date')}</dt>
          <dd>
            <Time at={mail.createdAt} />
          </dd>
        </dl>
        <Headers headers={mail.headers} />
        <Words mail={mail} />
        <Attachments attachments={mail.attachments} />
      </div>
      <Suspense>{answers && <TestMailDialog answers={mail} onClose={() => setAnswers(false)} />}</Suspense>
    </article>
  )
}

/** What has left is not kept twice: its words stand in the ticket. */
function Words({ mail }: { mail: OutboxMail }) {
  const { t } = useTranslation('outbox')
  if (mail.html === null) return <p className={styles.detail}>{t('words-in-ticket')}</p>
  return (
    <Suspense fallback={<Skeleton width="100%" height={160} />}>
      <MailFrame message={{ from: mail.from, html: mail.html, text: mail.text ?? '' }} author={called(mail.from)} />
    </Suspense>
  )
}

function Detail({ mail }: { mail: OutboxMail }) {
  const { t } = useTranslation('outbox')
  if (mail.state === 'failed') {
    return (
      <p className={styles.detail} data-failed="true">
        {t('failed-because')} {mail.detail}
      </p>
    )
  }
  return mail.detail ? <p className={styles.detail}>{mail.detail}</p> : null
}

function Addresses({ name, addresses }: { name: string; addresses: Address[] }) {
  if (addresses.length === 0) return null
  return (
    <>
      <dt>{name}</dt>
      <dd dir="auto">{addresses.map(written).join(', ')}</dd>
    </>
  )
}

function Headers({ headers }: { headers: OutboxMail['headers'] }) {
  const { t } = useTranslation('outbox')
  if (headers.length === 0) return null
  return (
    <details className={styles.headers}>
      <summary>{t('headers')}</summary>
      <dl>
        {headers.map(({ name, value }, place) => (
          <div key={place}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function Attachments({ attachments }: { attachments: OutboxMail['attachments'] }) {
  const { t, i18n } = useTranslation('outbox')
  if (attachments.length === 0) return null
  return (
    <section aria-label={t('attachments')}>
      <ul className={styles.attachments}>
        {attachments.map(({ name, size }, place) => (
          <li key={place}>
            <Paperclip size={15} aria-hidden="true" />
            <span className={styles.file} dir="auto">
              {name}
            </span>
            <span className={styles.size}>{readableSize(size, i18n.language)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function readableSize(bytes: number, language: string) {
  const [value, unit] = bytes >= 1_000_000 ? [bytes / 1_000_000, 'megabyte'] : [Math.max(1, bytes / 1000), 'kilobyte']
  const locale = language === 'no' ? 'nb' : language
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)
}

function Placeholder() {
  return (
    <div className={styles.mail} aria-hidden="true">
      <div className={styles.head}>
        <Skeleton width="60%" height={16} />
        <Skeleton width="40%" height={14} />
      </div>
      <div className={styles.body}>
        {[50, 40, 70, 65, 30].map((width) => (
          <Skeleton key={width} width={`${width}%`} />
        ))}
      </div>
    </div>
  )
}
