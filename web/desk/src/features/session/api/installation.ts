import { answer, api, type Undescribed } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

export interface Installation {
  /** `demo-asleep`: it holds the demo's data, and was started without --demo. */
  state: 'not-set-up' | 'ready' | 'demo-asleep'
  demo: { names: string[]; password: string; smtpPort: number } | null
}

/** What a stranger may know: whether there is somebody to sign in as. */
export const installationQuery = queryOptions({
  queryKey: ['installation'],
  // typed when the description has it
  queryFn: () => answer((api.GET as unknown as Undescribed)('/api/installation')) as Promise<Installation>,
  networkMode: 'always',
  retry: false,
  staleTime: 10_000,
})
