import { Button, Drawer } from '@mantine/core'
import { Skeleton, Time } from '@svara/ui'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../../i18n'
import { reason } from '../../../toast'
import { revisionQuery, revisionsQuery } from '../api/revisions'
import type { FlowKind, Graph, KeptGraph, RevisionRow } from '../api/types'
import { difference, type Connection } from '../graph/difference'
import type { Words } from '../words'
import styles from './Revisions.module.css'

interface Props {
  kind: FlowKind
  draft: Graph
  words: Words
  complete: (graph: KeptGraph) => Graph
  /** The one that runs. */
  published: number | undefined
  restoring: { isPending: boolean; error: Error | null }
  onShow: (revision: number) => void
  onRestore: (revision: number) => void
  onClose: () => void
}

/** What was published, who did it, and how the draft differs from it. */
export function Revisions(props: Props) {
  const { kind, published, onClose } = props
  const { t } = useTranslation('flows')
  const { data, error, isPending, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery(revisionsQuery(kind))
  const [open, setOpen] = useState<number | null>(null)
  const rows = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title={t('revisions')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {isPending && <Skeleton width="100%" height={160} />}
      {error && !data && (
        <div role="alert" className={styles.calm}>
          <p>{reason(error)}</p>
          <Button variant="default" onClick={() => void refetch()}>
            {t('try-again')}
          </Button>
        </div>
      )}
      {data && rows.length === 0 && <p className={styles.calm}>{t('no-revisions')}</p>}
      <ol className={styles.revisions} aria-label={t('revisions')}>
        {rows.map((row) => (
          <li key={row.revision}>
            <button
              type="button"
              className={styles.revision}
              aria-expanded={open === row.revision}
              onClick={() => setOpen(open === row.revision ? null : row.revision)}
            >
              <b>
                {t('revision', { number: row.revision })}
                {row.revision === published && <span className={styles.runs}>{t('runs')}</span>}
              </b>
              <By row={row} />
              {row.note && <span className={styles.note}>{row.note}</span>}
            </button>
            {open === row.revision && <Details {...props} row={row} />}
          </li>
        ))}
      </ol>
      {hasNextPage && (
        <Button variant="default" onClick={() => void fetchNextPage()}>
          {t('earlier')}
        </Button>
      )}
    </Drawer>
  )
}

function By({ row }: { row: RevisionRow }) {
  const { t } = useTranslation('flows')
  return (
    <span className={styles.by}>
      {row.publishedBy?.name ?? t('somebody')} · <Time at={row.publishedAt} /> · {t('blocks', { count: row.blocks })}
    </span>
  )
}

function Details({ kind, row, draft, words, complete, restoring, onShow, onRestore }: Props & { row: RevisionRow }) {
  const { t } = useTranslation('flows')
  const { data, error } = useQuery(revisionQuery(kind, row.revision))
  if (error) return <p role="alert">{reason(error)}</p>
  if (!data) return <Skeleton width="100%" height={80} />
  const graph = complete(data.graph)
  return (
    <div className={styles.details}>
      <DifferenceList older={graph} newer={draft} words={words} none={t('no-difference')} />
      <div role="alert">{restoring.error && <p className={styles.refused}>{reason(restoring.error)}</p>}</div>
      <div className={styles.acts}>
        <Button variant="default" size="compact-sm" onClick={() => onShow(row.revision)}>
          {t('show')}
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          loading={restoring.isPending}
          onClick={() => onRestore(row.revision)}
        >
          {t('restore')}
        </Button>
      </div>
    </div>
  )
}

interface DifferenceProps {
  older: Graph
  newer: Graph
  words: Words
  none: string
}

/** What changed from one to the other, in words. */
export function DifferenceList({ older, newer, words, none }: DifferenceProps) {
  const { t } = useTranslation('flows')
  const found = difference(older, newer)
  const connection = (graph: Graph, { from, exit, to }: Connection) =>
    t('connection', { from: words.target(graph, from), exit: words.exit(exit), to: words.target(graph, to) })
  if (found.count === 0) return <p className={styles.calm}>{none}</p>
  return (
    <ul className={styles.difference} aria-label={t('difference')}>
      {found.added.map((block) => (
        <li key={`+${block.id}`}>{t('added', { what: words.block(block) })}</li>
      ))}
      {found.removed.map((block) => (
        <li key={`-${block.id}`}>{t('removed', { what: words.block(block) })}</li>
      ))}
      {found.changed.map((block) => (
        <li key={`~${block.id}`}>{t('changed', { what: words.block(block) })}</li>
      ))}
      {found.connected.map((one) => (
        <li key={`>${one.from}${one.exit}`}>{t('connected', { what: connection(newer, one) })}</li>
      ))}
      {found.disconnected.map((one) => (
        <li key={`<${one.from}${one.exit}`}>{t('disconnected', { what: connection(older, one) })}</li>
      ))}
      {found.settings && <li>{t('changed', { what: words.entry })}</li>}
    </ul>
  )
}
