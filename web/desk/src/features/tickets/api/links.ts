import { answer, api } from '@svara/api'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from '../../../i18n'
import { toast, toastRefusal } from '../../../toast'

/** Tickets that belong to this one, and that seem to. */
export const linksQuery = (ticket: string) =>
  queryOptions({
    queryKey: ['tickets', 'links', ticket] as const,
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/tickets/{id}/links', { params: { path: { id: ticket } }, signal }))).items,
    staleTime: 60_000,
  })

/** Links, or takes a link or a suggestion away; both can be undone. */
export function useLink(ticket: string) {
  const { t } = useTranslation('mail')
  const queries = useQueryClient()
  const change = useMutation({
    mutationFn: ({ other, isLinked }: { other: string; isLinked: boolean; done: string }) => {
      const params = { path: { id: ticket, other } }
      return answer(
        isLinked
          ? api.PUT('/api/tickets/{id}/links/{other}', { params })
          : api.DELETE('/api/tickets/{id}/links/{other}', { params }),
      )
    },
    onSuccess: (_, { other, isLinked, done }) =>
      toast(
        done,
        isLinked
          ? undefined
          : {
              label: t('undo'),
              run: () => change.mutate({ other, isLinked: true, done: t('linked') }),
            },
      ),
    onError: (refusal) => toastRefusal(t('not-linked'), refusal),
    onSettled: () => queries.invalidateQueries({ queryKey: ['tickets', 'links'] }),
  })
  return change
}
