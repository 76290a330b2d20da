import { api } from '@svara/api'
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useTranslation } from '../../../i18n'
import { toastRefusal } from '../../../toast'
import { putTicket } from '../cache'
import { ticketKey, type AnyTicket } from './ticket'

/** Takes the unread mark away, or sets it again. Only the agent's own eyes are meant. */
export function useSeen() {
  const { t } = useTranslation('conversation')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ id, seen }: { id: string; seen: boolean }) => {
      const call = { params: { path: { id } } }
      await (seen ? api.PUT('/api/tickets/{id}/seen', call) : api.DELETE('/api/tickets/{id}/seen', call))
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
