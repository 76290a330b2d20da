import { Button } from '@mantine/core'
import type { OwnRelay } from '@svara/api'
import { Skeleton, Time } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../../i18n'
import { wordFor } from '../../../../i18n/words'
import { reason } from '../../../../toast'
import { NotLoaded } from '../../page/NotLoaded'
import { relayQuery } from '../api/relay'
import { Connect } from '../connect/Connect'
import { useRemoveRelay } from '../api/remove-relay'
import { useVerifyRelay } from '../api/verify-relay'
import page from '../MailboxPage.module.css'
import { Status } from '../Status'
import styles from './Relay.module.css'
import { RelayForm } from './RelayForm'

/** The server that mail of this mailbox leaves by: its own, or that of all. */
export function Relay({ mailbox }: { mailbox: string }) {
  const { t } = useTranslation('mailboxes')
  const { data, error, refetch } = useQuery(relayQuery(mailbox))
  const [editing, setEditing] = useState(false)
  return (
    <section className={page.card} aria-labelledby="relay">
      <div className={page.head}>
        <h2 id="relay">{t('relay.title')}</h2>
        {data && !data.relay && !editing && (
          <Button variant="default" onClick={() => setEditing(true)} leftSection={<Plus size={15} />}>
            {t('relay.own')}
          </Button>
        )}
      </div>
      {error && !data && <NotLoaded error={error} retry={refetch} />}
      {!data && !error && <Skeleton width="100%" height={80} />}
      {data && !data.relay && <p>{wordFor('mailboxes:relay.otherwise.', data.otherwise)}</p>}
      {data && !editing && <Connect mailbox={mailbox} direction="outgoing" grant={data.relay?.grant} />}
      {data?.relay && !editing && <Kept mailbox={mailbox} relay={data.relay} onEdit={() => setEditing(true)} />}
      {data && editing && <RelayForm mailbox={mailbox} relay={data.relay} onDone={() => setEditing(false)} />}
    </section>
  )
}

function Kept({ mailbox, relay, onEdit }: { mailbox: string; relay: OwnRelay; onEdit: () => void }) {
  const { t } = useTranslation('mailboxes')
  const verify = useVerifyRelay(mailbox)
  const remove = useRemoveRelay(mailbox)
  const refusal = verify.error ?? remove.error
  return (
    <>
      <dl className={styles.kept}>
        <dt>{t('relay.host')}</dt>
        <dd>
          <code>
            {relay.host}:{relay.port}
          </code>
        </dd>
        <dt>{t('relay.security')}</dt>
        <dd>{wordFor('mailboxes:relay.security.', relay.security)}</dd>
        <dt>{t('relay.user')}</dt>
        <dd>{relay.user ?? t('relay.nobody')}</dd>
      </dl>
      <div role="status" className={styles.verdict}>
        <Verdict relay={relay} />
      </div>
      <div role="alert">{refusal && <p className={styles.refused}>{reason(refusal)}</p>}</div>
      <div className={page.actions}>
        <Button loading={verify.isPending} onClick={() => verify.mutate()}>
          {t('relay.verify')}
        </Button>
        <Button variant="default" onClick={onEdit}>
          {t('relay.change')}
        </Button>
        <Button variant="subtle" color="red" loading={remove.isPending} onClick={() => remove.mutate(relay.version)}>
          {t('relay.remove')}
        </Button>
      </div>
    </>
  )
}

/** What the last look met, in words; and what the server said, for whoever asks its operator. */
function Verdict({ relay: { verdict, answer, checkedAt } }: { relay: OwnRelay }) {
  const { t } = useTranslation('mailboxes')
  if (!verdict) return <Status kind="waits">{t('relay.untried')}</Status>
  return (
    <>
      <Status kind={verdict === 'ok' ? 'ok' : 'wrong'}>{wordFor('mailboxes:relay.verdict.', verdict)}</Status>
      {checkedAt && (
        <span className={page.meta}>
          {t('checked')} <Time at={checkedAt} />
        </span>
      )}
      {verdict !== 'ok' && <p>{wordFor('mailboxes:relay.advice.', verdict)}</p>}
      {verdict !== 'ok' && answer && (
        <p className={page.meta}>
          {t('relay.answer')} <code>{answer}</code>
        </p>
      )}
    </>
  )
}
