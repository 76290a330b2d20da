import { answer, api, Refusal } from '@svara/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ticketKey, type AnyTicket } from './ticket'

/** Says no to a label that was suggested; gone at once, and back if the server could not be told. */
export function useDismissSuggestion(ticket: string) {
  const queries = useQueryClient()
  const key = ticketKey(ticket)
  return useMutation({
    mutationFn: (label: string) =>
      answer(
        api.DELETE('/api/tickets/{id}/label-suggestions/{label}', { params: { path: { id: ticket, label } } }),
      ).catch(
        // somebody else was quicker
        (refusal: unknown) => {
          if (!(refusal instanceof Refusal && refusal.problem.status === 404)) throw refusal
        },
      ),
    onMutate: (label) =>
      queries.setQueryData<AnyTicket>(
        key,
        (before) =>
          before && { ...before, suggestedLabelIds: before.suggestedLabelIds?.filter((id) => id !== label) ?? [] },
      ),
    onError: () => queries.invalidateQueries({ queryKey: key }),
  })
}
