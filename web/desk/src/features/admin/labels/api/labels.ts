import { answer, api, type LabelPatch, type NewLabel } from '@svara/api'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { inOrder } from '../../../../i18n/in-order'

/** All labels, also those that one may not choose. Read anew with the others when a live event says so. */
export const managedLabelsQuery = queryOptions({
  queryKey: ['labels', 'managed'],
  queryFn: async () => inOrder((await answer(api.GET('/api/admin/labels'))).items),
})

export function useCreateLabel() {
  return useLabelMutation((body: NewLabel) => answer(api.POST('/api/labels', { body })))
}

export function useChangeLabel(id: string) {
  return useLabelMutation((body: LabelPatch) =>
    answer(api.PATCH('/api/labels/{id}', { params: { path: { id } }, body })),
  )
}

export function useRemoveLabel(id: string, ifVersion: number) {
  return useLabelMutation<void, void>(async () => {
    await api.DELETE('/api/labels/{id}', { params: { path: { id }, query: { ifVersion } } })
  })
}

function useLabelMutation<Body, Answer>(mutationFn: (body: Body) => Promise<Answer>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn, onSettled: () => queries.invalidateQueries({ queryKey: ['labels'] }) })
}
