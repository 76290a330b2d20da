import type { HistoryEntry } from '@svara/api'
import { Skeleton, Time } from '@svara/ui'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from '../../../i18n'
import { useSession } from '../../session'
import { historyQuery } from '../api/history'
import panel from './DetailsPane.module.css'
import styles from './History.module.css'
import { mailFlowRevision, Sentence } from './Sentence'

const SHOWN = 6
const FLOW_RUN = 'ticket.flow-run'

/** What happened, newest first, in sentences. */
export function History({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation('details')
  const { data, isPending, error, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, refetch } =
    useInfiniteQuery(historyQuery(ticketId))
  const [showsAll, setShowsAll] = useState(false)
  // that a mail's sender was checked is told at the mail
  const entries =
    data?.pages.flatMap((page) => page.items).filter((entry) => entry.kind !== 'message.authenticated') ?? []
  // a run comes after all that it did: where a page ends between them, the next one has it
  const last = entries.at(-1)
  const lacksRun = last !== undefined && mailFlowRevision(last) !== undefined && !runBehind(last, entries)
  const goesOn = lacksRun && hasNextPage && !isFetchingNextPage && !isFetchNextPageError
  useEffect(() => {
    if (goesOn) void fetchNextPage()
  }, [goesOn, fetchNextPage])
  const shown = showsAll ? entries : entries.slice(0, SHOWN)
  const words = hasNextPage ? t('all-more') : t('all', { count: entries.length })
  return (
    <section className={panel.section} aria-busy={isPending}>
      <h2>
        <span>{t('history')}</span>
        {!showsAll && (entries.length > SHOWN || hasNextPage) && (
          <button type="button" className={panel.action} onClick={() => setShowsAll(true)}>
            {words}
          </button>
        )}
      </h2>
      {isPending && <Waiting />}
      {error && !data && (
        <p className={styles.failed}>
          {t('history-failed')}{' '}
          <button type="button" className={panel.action} onClick={() => void refetch()}>
            {t('try-again')}
          </button>
        </p>
      )}
      <ol className={styles.entries}>
        {shown.map((entry) => (
          <Entry key={entry.id} entry={entry} run={runBehind(entry, entries)} />
        ))}
      </ol>
      {showsAll && hasNextPage && (
        <button
          type="button"
          className={panel.action}
          aria-disabled={isFetchingNextPage}
          onClick={() => void (isFetchingNextPage || fetchNextPage())}
        >
          {isFetchingNextPage ? t('loading') : t('earlier')}
        </button>
      )}
    </section>
  )
}

/** All that one mail makes Mail Flow do is told at one moment, with the run itself. */
function runBehind(entry: HistoryEntry, entries: readonly HistoryEntry[]) {
  const of = entries.find(({ kind, at, cause }) => kind === FLOW_RUN && at === entry.at && cause === entry.cause)
  return entry.kind === FLOW_RUN ? entry : of
}

function Entry({ entry, run }: { entry: HistoryEntry; run: HistoryEntry | undefined }) {
  const revision = mailFlowRevision(entry) ?? (run && String(run.facts.revision))
  return (
    <li>
      <p>
        <Sentence entry={entry} />
        {revision !== undefined && <Why revision={revision} path={run?.facts.path} />}
      </p>
      <Time at={entry.at} className={styles.time} />
    </li>
  )
}

/** To the flow as it was then, with the way that the mail took. */
function Why({ revision, path }: { revision: string; path: unknown }) {
  const { t } = useTranslation('details')
  const { permissions } = useSession().agent
  if (!permissions.includes('mail-flow')) return null
  return (
    <>
      {' '}
      <Link to="/admin/mail-flow" search={{ revision, path: Array.isArray(path) ? path.join(',') : '' }}>
        {t('why')}
      </Link>
    </>
  )
}

function Waiting() {
  return (
    <div className={styles.waiting} aria-hidden="true">
      {['80%', '66%', '74%'].map((width) => (
        <Skeleton key={width} width={width} />
      ))}
    </div>
  )
}
