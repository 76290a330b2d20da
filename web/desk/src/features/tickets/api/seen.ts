import { api } from '@svara/api'
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useTranslation } from '../../../i18n'
import { toastRefusal } from '../../../toast'
import { putTicket } from '../cache'
import { ticketKey, type AnyTicket } from './ticket'

// typed when the description has it
interface SeenCalls {
  PUT(path: '/api/tickets/{id}/seen', call: object): Promise<unknown>
  DELETE(path: '/api/tickets/{id}/seen', call: object): Promise<unknown>
}
const calls = api as unknown as SeenCalls

/** Takes the unread mark away, or sets it again. Only the agent's own eyes are meant. */
export function useSeen() {
  const { t } = useTranslation('conversation')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, seen }: { id: string; seen: boolean }) => {
      const call = { params: { path: { id } } }
      return seen ? calls.PUT('/api/tickets/{id}/seen', call) : calls.DELETE('/api/tickets/{id}/seen', call)
    },
    onMutate: ({ id, seen }) => mark(queries, id, !seen),
    onError: (refusal, { id, seen }) => {
      mark(queries, id, seen)
      // that a ticket counts as unread for longer is no news worth a notice
      if (!seen) toastRefusal(t('not-marked'), refusal)
    },
  })
}

function mark(queries: QueryClient, id: string, unread: boolean) {
  const ticket = queries.getQueryData<AnyTicket>(ticketKey(id))
  if (ticket) putTicket(queries, { ...ticket, unread })
}
