import { answer, api, type Message } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

export const messagesKey = (ticket: string) => ['tickets', 'messages', ticket] as const

const PAGE = 100

/** The whole conversation, oldest first. */
export const messagesQuery = (ticket: string) =>
  queryOptions({
    queryKey: messagesKey(ticket),
    queryFn: async ({ signal }): Promise<Message[]> => {
      const messages: Message[] = []
      let cursor: string | undefined
      do {
        const page = await answer(
          api.GET('/api/tickets/{id}/messages', {
            params: { path: { id: ticket }, query: { limit: PAGE, cursor } },
            signal,
          }),
        )
        messages.push(...page.items)
        cursor = page.next ?? undefined
      } while (cursor)
      return messages
    },
    staleTime: 60_000,
  })
