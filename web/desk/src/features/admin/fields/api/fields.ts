import { answer, api, type FieldPatch, type NewField } from '@svara/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'

export function useCreateField() {
  return useFieldMutation((body: NewField) => answer(api.POST('/api/fields', { body })))
}

export function useChangeField(id: string) {
  return useFieldMutation((body: FieldPatch) =>
    answer(api.PATCH('/api/fields/{id}', { params: { path: { id } }, body })),
  )
}

export function useRemoveField(id: string, ifVersion: number) {
  return useFieldMutation<void, void>(async () => {
    await api.DELETE('/api/fields/{id}', { params: { path: { id }, query: { ifVersion } } })
  })
}

export function orderFields(ids: string[]) {
  return answer(api.PUT('/api/fields/order', { body: { ids } }))
}

function useFieldMutation<Body, Answer>(mutationFn: (body: Body) => Promise<Answer>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn, onSettled: () => queries.invalidateQueries({ queryKey: ['fields'] }) })
}
