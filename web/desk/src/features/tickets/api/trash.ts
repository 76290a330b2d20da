import { answer, api } from '@svara/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from '../../../i18n'
import { toast, toastRefusal } from '../../../toast'
import { putTicket } from '../cache'
import { filtersKey } from './filters'
import { historyKey } from './history'
import type { AnyTicket } from './ticket'

/** Puts a ticket into the Trash, or back out of it; either can be undone. */
export function useTrash() {
  const { t } = useTranslation('conversation')
  const queries = useQueryClient()
  const mutation = useMutation({
    mutationFn: ({ ticket, into }: { ticket: AnyTicket; into: boolean }) => {
      const call = { params: { path: { id: ticket.id } } }
      return answer(into ? api.DELETE('/api/tickets/{id}', call) : api.POST('/api/tickets/{id}/restore', call))
    },
    onSuccess: (answered, { ticket, into }) => {
      putTicket(queries, answered)
      void queries.invalidateQueries({ queryKey: historyKey(ticket.id) })
      toast(t(into ? 'trashed' : 'restored', { number: ticket.displayNumber }), {
        label: t('undo'),
        run: () => mutation.mutate({ ticket, into: !into }),
      })
    },
    onError: (refusal, { into }) => toastRefusal(t(into ? 'not-trashed' : 'not-restored'), refusal),
    onSettled: () => queries.invalidateQueries({ queryKey: filtersKey }),
  })
  return mutation
}
