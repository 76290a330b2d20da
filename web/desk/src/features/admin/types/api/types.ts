import { answer, api } from '@svara/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'

export function useCreateType() {
  return useTypeMutation((name: string) => answer(api.POST('/api/types', { body: { name } })))
}

export function useRenameType(id: string) {
  return useTypeMutation((body: { name: string; ifVersion: number }) =>
    answer(api.PATCH('/api/types/{id}', { params: { path: { id } }, body })),
  )
}

export function useRemoveType(id: string, ifVersion: number) {
  return useTypeMutation<void, void>(async () => {
    await api.DELETE('/api/types/{id}', { params: { path: { id }, query: { ifVersion } } })
  })
}

export function orderTypes(ids: string[]) {
  return answer(api.PUT('/api/types/order', { body: { ids } }))
}

function useTypeMutation<Body, Answer>(mutationFn: (body: Body) => Promise<Answer>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn, onSettled: () => queries.invalidateQueries({ queryKey: ['types'] }) })
}
