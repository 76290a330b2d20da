import { Button } from '@mantine/core'
import type { DnsRecord, SendingDomain } from '@svara/api'
import { Skeleton, Time } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Download, RefreshCw } from 'lucide-react'
import { useTranslation } from '../../../../i18n'
import { wordFor } from '../../../../i18n/words'
import { reason } from '../../../../toast'
import { NotLoaded } from '../../page/NotLoaded'
import { useCheckDomain } from '../api/check-domain'
import { domainQuery } from '../api/domain'
import { Copied } from '../Copied'
import styles from '../MailboxPage.module.css'
import { Status } from '../Status'

/** What the mailbox's domain should say in DNS: what is right is green, of the rest stands what was found instead. */
export function Domain({ mailbox }: { mailbox: string }) {
  const { t } = useTranslation('mailboxes')
  const { data, error, refetch } = useQuery(domainQuery(mailbox))
  const check = useCheckDomain(mailbox)
  return (
    <section className={styles.card} aria-labelledby="outgoing">
      <div className={styles.head}>
        <h2 id="outgoing">{t('outgoing')}</h2>
        {data && (
          <div className={styles.actions}>
            <Button
              variant="default"
              component="a"
              href={`/api/mailboxes/${mailbox}/domain/records.txt`}
              leftSection={<Download size={15} />}
            >
              {t('download')}
            </Button>
            <Button loading={check.isPending} onClick={() => check.mutate()} leftSection={<RefreshCw size={15} />}>
              {t('check')}
            </Button>
          </div>
        )}
      </div>
      {error && !data && <NotLoaded error={error} retry={refetch} />}
      {!data && !error && <Skeleton width="100%" height={320} />}
      {check.error && <p role="alert">{reason(check.error)}</p>}
      {data && <Records domain={data} />}
    </section>
  )
}

function Records({ domain }: { domain: SendingDomain }) {
  const { t } = useTranslation('mailboxes')
  return (
    <>
      <p>{t('outgoing-hint', { domain: domain.domain })}</p>
      <p className={styles.summary} role="status">
        <Status kind={domain.status === 'success' ? 'ok' : 'waits'}>
          {t(domain.status === 'success' ? 'domain.success' : 'domain.pending')}
        </Status>
        {domain.checkedAt ? (
          <span>
            {t('checked')} <Time at={domain.checkedAt} />
          </span>
        ) : (
          <span>{t('never-checked')}</span>
        )}
      </p>
      {domain.otherHelpDesks.length > 0 && (
        <p className={styles.note}>{t('other-help-desks', { names: domain.otherHelpDesks.join(', ') })}</p>
      )}
      <ul className={styles.records}>
        {domain.records.map((record) => (
          <Record key={record.purpose} record={record} />
        ))}
      </ul>
    </>
  )
}

const STATES: Record<string, 'ok' | 'wrong'> = { ok: 'ok', missing: 'wrong', different: 'wrong' }

function Record({ record }: { record: DnsRecord }) {
  const { t } = useTranslation('mailboxes')
  const { state, needed, found, value } = record
  const purpose = wordFor('mailboxes:purpose.', record.purpose)
  // an advice that nobody has followed is no fault
  const kind = needed || state === 'ok' ? (STATES[state ?? ''] ?? 'waits') : 'waits'
  return (
    <li className={styles.record}>
      <div className={styles.recordHead}>
        <h3>{purpose}</h3>
        {!needed && <span className={styles.meta}>{t('advised')}</span>}
        <Status kind={kind}>{wordFor('mailboxes:state.', state ?? 'unchecked')}</Status>
      </div>
      <p className={styles.meta}>{wordFor('mailboxes:purpose-hint.', record.purpose)}</p>
      <dl>
        <dt>{t('type')}</dt>
        <dd>
          <code>{record.type}</code>
        </dd>
        <dt>{t('name')}</dt>
        <dd>
          <Copied value={record.name} name={t('name-of', { purpose })} />
        </dd>
        {value && state !== 'ok' && (
          <>
            <dt>{t('value')}</dt>
            <dd>
              <Copied value={value} name={t('value-of', { purpose })} />
            </dd>
          </>
        )}
        {found.length > 0 && (
          <>
            <dt>{t(state === 'ok' ? 'stands' : 'found')}</dt>
            <dd className={styles.found}>
              {found.map((text) => (
                <code key={text}>{text}</code>
              ))}
            </dd>
          </>
        )}
      </dl>
    </li>
  )
}
