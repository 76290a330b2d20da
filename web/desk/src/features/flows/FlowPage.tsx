import { Button } from '@mantine/core'
import { Empty, Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n'
import { reason } from '../../toast'
import { flowQuery } from './api/flow'
import { revisionQuery } from './api/revisions'
import type { FlowKind, KeptGraph } from './api/types'
import { FlowEditor } from './FlowEditor'
import styles from './FlowEditor.module.css'
import { complete } from './graph/graph'
import { tidy } from './graph/layout'

interface Props {
  kind: FlowKind
  title: string
  /** A revision to look at instead of the draft, and the way a mail took through it. */
  revision: number | undefined
  path: readonly string[]
  onRevision: (revision: number | undefined) => void
}

/** One flow, of any kind. */
export function FlowPage({ kind, title, revision, path, onRevision }: Props) {
  const flow = useQuery(flowQuery(kind))
  const shown = useQuery({ ...revisionQuery(kind, revision ?? 0), enabled: revision !== undefined })
  const palette = flow.data?.palette
  const fill = useMemo(() => (graph: KeptGraph) => complete(graph, palette ?? [], tidy), [palette])
  const past = useMemo(() => shown.data && { ...shown.data, graph: fill(shown.data.graph) }, [shown.data, fill])
  if (flow.error && !flow.data) return <NotLoaded error={flow.error} retry={() => void flow.refetch()} />
  if (shown.error && revision !== undefined)
    return <NotLoaded error={shown.error} retry={() => onRevision(undefined)} isRevision />
  if (!flow.data || (revision !== undefined && !past))
    return (
      <main className={styles.waiting} aria-busy="true">
        <Skeleton width="100%" height={600} />
      </main>
    )
  return (
    <FlowEditor
      kind={kind}
      title={title}
      flow={flow.data}
      complete={fill}
      revision={revision === undefined ? null : (past ?? null)}
      path={path}
      onRevision={onRevision}
    />
  )
}

function NotLoaded({ error, retry, isRevision }: { error: Error; retry: () => void; isRevision?: boolean }) {
  const { t } = useTranslation('flows')
  return (
    <main>
      <Empty title={t(isRevision ? 'no-revision' : 'not-loaded')} heading="h1">
        <p role="alert">{reason(error)}</p>
        <Button variant="default" onClick={retry}>
          {t(isRevision ? 'to-draft' : 'try-again')}
        </Button>
      </Empty>
    </main>
  )
}
