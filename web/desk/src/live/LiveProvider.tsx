import type { Events } from '@svara/api'
import { useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { sessionQuery } from '../features/session'
import { CatchUp } from './catch-up'
import { onLive, openStream } from './stream'

export type LiveState = 'live' | 'lost'

const Live = createContext<LiveState>('live')

/** Whether the desk hears of changes at once. */
export const useLive = () => useContext(Live)

/** What this agent did on another screen: it stands in no log, for it is nobody else's business. */
interface OwnChange {
  what: string
  ticketId: string | null
}

/** A blink is no news: the desk says that it is cut off after this. */
const PATIENCE_MILLIS = 4_000

/** The node that is asked next may hear of a change some milliseconds after the one that told of it. */
const OTHER_NODES_MILLIS = 300

export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient()
  const [state, setState] = useState<LiveState>(() => (navigator.onLine ? 'live' : 'lost'))

  useEffect(() => {
    const catchUp = new CatchUp(queries)
    let worry: ReturnType<typeof setTimeout> | undefined
    let rereading: ReturnType<typeof setTimeout> | undefined
    let close = () => {}
    let isOver = false
    const listener = {
      place: () => catchUp.place,
      events: (events: Events) => void catchUp.take(events).catch(() => {}),
      awoke: () => void catchUp.run().catch(() => {}),
      connected: (isConnected: boolean) => {
        if (!isConnected) {
          // from the first loss on: each further attempt that fails is no reason for more patience
          worry ??= setTimeout(() => setState('lost'), PATIENCE_MILLIS)
          return
        }
        clearTimeout(worry)
        worry = undefined
        setState('live')
        // who came and went while nothing was heard stands in no log
        void queries.invalidateQueries({ queryKey: ['presence'] })
      },
      refused: () => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
    }
    // from its place on nothing is missed, however long the stream takes to stand
    void catchUp
      .run()
      .catch(() => {})
      .finally(() => {
        if (!isOver) close = openStream(listener)
      })
    const deafen = onLive<OwnChange>('mine', ({ what, ticketId }) => {
      if (what === 'profile') void queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
      else if (what === 'access') {
        // what one may do or see: anything that is shown may be other now
        clearTimeout(rereading)
        rereading = setTimeout(() => void queries.invalidateQueries(), OTHER_NODES_MILLIS)
      } else if (what !== 'draft' && ticketId) void catchUp.showOwn(ticketId)
    })
    return () => {
      isOver = true
      clearTimeout(worry)
      clearTimeout(rereading)
      close()
      deafen()
    }
  }, [queries])

  return <Live value={state}>{children}</Live>
}
