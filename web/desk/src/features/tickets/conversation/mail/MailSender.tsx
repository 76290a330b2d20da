import type { MailDetail, MailVerdict } from '@svara/api'
import { CircleAlert, CircleCheck, CircleHelp, CircleMinus } from 'lucide-react'
import { useTranslation } from '../../../../i18n'
import styles from './MailDetails.module.css'

const MATCHES = ['reply-address', 'own-message-id', 'foreign-message-id', 'number', 'overtaken', 'new'] as const

const AUTHENTICITIES = ['verified', 'unverified', 'suspicious', 'unknown'] as const

/** Whether the sender is who they say, in words first, then by method; and how the mail found its ticket. */
export function MailSender({ mail }: { mail: MailDetail }) {
  const { t } = useTranslation('mail')
  const match = MATCHES.find((one) => one === mail.matchedBy) ?? 'unknown'
  return (
    <>
      <Checks mail={mail} />
      <section aria-labelledby="mail-handed-over">
        <h3 id="mail-handed-over">{t('came-in')}</h3>
        <dl className={styles.facts}>
          <dt>{t('matched')}</dt>
          <dd>{t(`matched.${match}`)}</dd>
          {mail.handedOver && (
            <>
              <dt>{t('server')}</dt>
              <dd dir="auto">
                {mail.handedOver.helo} ({mail.handedOver.address})
              </dd>
              <dt>{t('envelope-sender')}</dt>
              <dd dir="auto">{mail.handedOver.sender || t('nobody')}</dd>
              <dt>{t('envelope-recipient')}</dt>
              <dd dir="auto">{mail.handedOver.recipient}</dd>
            </>
          )}
        </dl>
      </section>
    </>
  )
}

function Checks({ mail }: { mail: MailDetail }) {
  const { t } = useTranslation('mail')
  const { sender } = mail
  if (!sender) return <p className={styles.summary}>{t(mail.handedOver ? 'not-yet-checked' : 'not-checked')}</p>
  const authenticity = AUTHENTICITIES.find((one) => one === sender.authenticity) ?? 'unknown'
  return (
    <>
      <p className={styles.summary} data-authenticity={authenticity}>
        <b>{t(`authenticity.${authenticity}`)}</b> {t(`authenticity-hint.${authenticity}`)}
      </p>
      {sender.forwarded && <p className={styles.hint}>{t('forwarded-by', { server: mail.handedOver?.helo ?? '' })}</p>}
      {sender.relay && (
        <p className={styles.hint}>{t('by-relay', { server: sender.relay.name || sender.relay.address })}</p>
      )}
      <ul className={styles.verdicts}>
        {sender.verdicts.map((verdict, place) => (
          <Verdict key={place} verdict={verdict} />
        ))}
        {sender.spam && (
          <li data-result={sender.spam.spam ? 'fail' : 'pass'}>
            <Mark result={sender.spam.spam ? 'fail' : 'pass'} />
            <div>
              <b>{t(sender.spam.spam ? 'spam' : 'no-spam')}</b>
              <p dir="auto">{sender.spam.text}</p>
            </div>
          </li>
        )}
      </ul>
      {sender.claims.length > 0 && (
        <details className={styles.claims}>
          <summary>{t('claims')}</summary>
          <p className={styles.hint}>{t('claims-hint')}</p>
          <dl className={styles.headers}>
            {sender.claims.map((claim, place) => (
              <div key={place}>
                <dt>{claim.writer || t('nobody')}</dt>
                <dd dir="auto">{claim.text}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  )
}

const METHODS = { spf: 'SPF', dkim: 'DKIM', dmarc: 'DMARC' } as const

const RESULTS = ['pass', 'fail', 'softfail', 'neutral', 'none', 'policy', 'temperror', 'permerror'] as const

const REASONS = [
  'body-changed',
  'header-changed',
  'no-key',
  'bad-key',
  'short-key',
  'old-hash',
  'part-of-body',
  'expired',
  'bad-signature',
  'no-single-from',
  'no-answer',
  'forwarded',
] as const

function Verdict({ verdict }: { verdict: MailVerdict }) {
  const { t } = useTranslation('mail')
  const method = METHODS[verdict.method as keyof typeof METHODS] ?? verdict.method
  const result = RESULTS.find((one) => one === verdict.result) ?? 'neutral'
  const why = REASONS.find((one) => one === verdict.reason)
  const domain = [verdict.domain, verdict.selector && `(${verdict.selector})`].filter(Boolean).join(' ')
  return (
    <li data-result={result}>
      <Mark result={result} />
      <div>
        <b>
          {method}: {t(`result.${result}`)}
        </b>
        {domain && (
          <span className={styles.domain} dir="auto">
            {domain}
          </span>
        )}
        <p>
          {[
            why && t(`reason.${why}`),
            verdict.policy && t(`policy.${verdict.policy as 'none' | 'quarantine' | 'reject'}`),
            result === 'pass' && verdict.aligned === false && why !== 'forwarded' && t('not-aligned'),
            verdict.byRelay && t('relay-says'),
          ]
            .filter(Boolean)
            .join(' ')}
        </p>
      </div>
    </li>
  )
}

function Mark({ result }: { result: string }) {
  if (result === 'pass') return <CircleCheck size={16} aria-hidden="true" />
  if (result === 'fail' || result === 'permerror') return <CircleAlert size={16} aria-hidden="true" />
  if (result === 'temperror') return <CircleHelp size={16} aria-hidden="true" />
  return <CircleMinus size={16} aria-hidden="true" />
}
