import { answer, api } from '@svara/api'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'

export interface SuggestedContact {
  /** Null of one to whom mail went, and who has never written. */
  contactId: string | null
  name: string
  email: string
}

/** Whom one may mean by what is typed so far, likeliest first. */
export const suggestedContactsQuery = (typed: string) =>
  queryOptions({
    queryKey: ['contacts', 'suggested', typed],
    queryFn: async ({ signal }): Promise<SuggestedContact[]> => {
      const page = await answer(api.GET('/api/contacts', { params: { query: { q: typed, limit: 6 } }, signal }))
      return page.items
    },
    enabled: typed.length > 0,
    retry: false,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  })
