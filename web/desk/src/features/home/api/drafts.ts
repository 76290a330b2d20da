import { answer, api, type Undescribed } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

export interface WaitingDraft {
  id: string
  ticketId: string | null
  kind: 'reply' | 'note' | 'new'
  html: string
  subject: string
  updatedAt: string
}

/** What the agent began and has not sent, newest first. */
export const draftsQuery = queryOptions({
  queryKey: ['drafts'],
  // typed when the description has it
  queryFn: async () =>
    ((await answer((api.GET as unknown as Undescribed)('/api/drafts'))) as { items: WaitingDraft[] }).items,
  staleTime: 10_000,
})
