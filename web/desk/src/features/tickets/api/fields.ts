import { answer, api, type TicketField } from '@svara/api'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from '../../../i18n'
import { putTicket } from '../cache'
import { historyKey } from './history'

/** What stands in a field: a text, a number or a day as text, the id of an option or an agent; several options; ticked. */
export type FieldValue = string | string[] | boolean

/** The organisation's own fields, in their order. */
export const fieldsQuery = queryOptions({
  queryKey: ['fields'],
  queryFn: async ({ signal }) => (await answer(api.GET('/api/fields', { signal }))).items,
  staleTime: 5 * 60_000,
})

/** In the reader's language, else in the first that it has a name in. */
export function useFieldName() {
  const { i18n } = useTranslation()
  return ({ name, names }: Pick<TicketField, 'name' | 'names'>) => names[i18n.language] ?? name
}

/**
 * Writes into one field of a ticket. Whoever fills in several is not told of their own haste: one goes after the other, and none is
 * bound to a version. What does not fit is said where it stands, so nothing is toasted.
 */
export function useFillField(ticket: string, field: string) {
  const queries = useQueryClient()
  return useMutation({
    scope: { id: `fields-${ticket}` },
    mutationFn: (value: FieldValue | null) =>
      answer(
        api.PATCH('/api/tickets/{id}', { params: { path: { id: ticket } }, body: { fields: { [field]: value } } }),
      ),
    onSuccess: (answered) => {
      putTicket(queries, answered)
      void queries.invalidateQueries({ queryKey: historyKey(ticket) })
    },
  })
}
