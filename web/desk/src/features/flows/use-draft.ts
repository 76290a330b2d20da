import type { LogEvent } from '@svara/api'
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { onLive } from '../../live'
import { useSession } from '../session'
import type { Flow, FlowKind, Graph, KeptGraph } from './api/types'
import { DraftKeeper } from './keeper'

/** The draft that is edited and what runs, both kept up with what is done here and elsewhere. */
export function useDraft(kind: FlowKind, flow: Flow, complete: (graph: KeptGraph) => Graph) {
  const { agent } = useSession()
  const [keeper] = useState(() => new DraftKeeper(kind, agent.id, flow.draft, complete))
  const state = useSyncExternalStore(keeper.subscribe, keeper.getSnapshot)
  const [published, setPublished] = useState(flow.published)
  const look = useCallback(async () => {
    const newest = await keeper.look()
    if (newest) setPublished(newest.published)
  }, [keeper])
  useOwnTimes(keeper, look)
  useColleagues(kind, keeper, published?.revision ?? 0, look)
  return { keeper, state, published, setPublished, look }
}

/** The newest is looked for when one comes back, and what is not saved is saved when one goes. */
function useOwnTimes(keeper: DraftKeeper, look: () => Promise<void>) {
  useEffect(() => {
    const turn = () => void (document.visibilityState === 'visible' ? look() : keeper.flush())
    const online = () => void keeper.flush()
    document.addEventListener('visibilitychange', turn)
    window.addEventListener('online', online)
    return () => {
      document.removeEventListener('visibilitychange', turn)
      window.removeEventListener('online', online)
      void keeper.flush()
    }
  }, [keeper, look])
}

/** What a colleague saves or publishes is looked for when it is told; what was done here is known. */
function useColleagues(kind: FlowKind, keeper: DraftKeeper, revision: number, look: () => Promise<void>) {
  useEffect(
    () =>
      onLive<LogEvent>('flow', ({ kind: what, facts }) => {
        if (facts.kind !== kind) return
        const isNew =
          what === 'flow.published'
            ? Number(facts.revision) > revision
            : Number(facts.version) > keeper.getSnapshot().version
        if (isNew) void look()
      }),
    [kind, keeper, revision, look],
  )
}
