import { answer, api, type Ticket } from '@svara/api'
import { infiniteQueryOptions, type InfiniteData } from '@tanstack/react-query'

export const DEFAULT_FILTERS = [
  'all-unsolved',
  'my-unsolved',
  'unassigned',
  'all-open',
  'my-starred',
  'mentions',
] as const
export const QUIET_FILTERS = ['solved-closed', 'trash'] as const

/** Whatever its status: where one searches when a filter has nothing. The server has no word for it. */
export const EVERYTHING = 'all'

/** What a list asks for; it stands in the page's address. */
export interface TicketsQuery {
  filter: string
  q?: string
  status?: string
  mailbox?: string
  label?: string
  assignee?: string
  group?: string
  priority?: string
  type?: string
  requester?: string
  sort?: TicketSort
}

export type TicketSort = '-updated' | 'updated' | '-created' | 'created'

export const USUAL_SORT: TicketSort = '-updated'

export interface TicketsPage {
  items: Ticket[]
  next: string | null
}

export type TicketPages = InfiniteData<TicketsPage, string | undefined>

// a screenful at once; who scrolls on gets more at a time
const FIRST_PAGE = 50
const NEXT_PAGE = 100

export const ticketsKey = ['tickets', 'list'] as const

export const ticketsQuery = (query: TicketsQuery) =>
  infiniteQueryOptions({
    queryKey: [...ticketsKey, query] as const,
    queryFn: async ({ pageParam, signal }): Promise<TicketsPage> => {
      const limit = pageParam ? NEXT_PAGE : FIRST_PAGE
      const page = await answer(
        api.GET('/api/tickets', { params: { query: { ...asked(query), limit, cursor: pageParam } }, signal }),
      )
      return { items: page.items, next: page.next ?? null }
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: TicketsPage) => page.next ?? undefined,
    // live events keep it true
    staleTime: 60_000,
  })

/** What is found comes with its newest match first: the server takes no other order for it. */
function asked({ filter, sort, ...conditions }: TicketsQuery) {
  return {
    ...conditions,
    ...(filter === EVERYTHING ? {} : { filter }),
    ...(sort && !conditions.q ? { sort } : {}),
  }
}
