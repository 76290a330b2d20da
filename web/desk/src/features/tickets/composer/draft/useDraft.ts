import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { DraftPlace } from '../../api/drafts'
import { useSession } from '../../../session'
import { keeperOf } from './keepers'

/** A place's draft: what is there, and the keeper to change it with. */
export function useDraft(place: DraftPlace) {
  const { agent } = useSession()
  const { ticketId, kind } = place
  const keeper = useMemo(() => keeperOf(agent.id, { ticketId, kind } as DraftPlace), [agent.id, ticketId, kind])
  const state = useSyncExternalStore(keeper.subscribe, keeper.getSnapshot)
  useEffect(() => {
    void keeper.open()
    return () => void keeper.flush()
  }, [keeper])
  return { keeper, state }
}
