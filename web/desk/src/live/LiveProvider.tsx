import { useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { sessionQuery } from '../features/session'
import { CatchUp } from './catch-up'
import { openStream } from './stream'

export type LiveState = 'live' | 'lost'

const Live = createContext<LiveState>('live')

/** Whether the desk hears of changes at once. */
export const useLive = () => useContext(Live)

/** A blink is no news: the desk says that it is cut off after this. */
const PATIENCE_MILLIS = 4_000

export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient()
  const [state, setState] = useState<LiveState>(() => (navigator.onLine ? 'live' : 'lost'))

  useEffect(() => {
    const catchUp = new CatchUp(queries)
    // from here on nothing is missed, however long the stream takes to stand
    void catchUp.run().catch(() => {})
    let worry: ReturnType<typeof setTimeout> | undefined
    const close = openStream({
      changed: () => void catchUp.run().catch(() => {}),
      connected: (isConnected) => {
        clearTimeout(worry)
        worry = undefined
        if (isConnected) setState('live')
        else worry = setTimeout(() => setState('lost'), PATIENCE_MILLIS)
      },
      refused: () => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
    })
    return () => {
      clearTimeout(worry)
      close()
    }
  }, [queries])

  return <Live value={state}>{children}</Live>
}
