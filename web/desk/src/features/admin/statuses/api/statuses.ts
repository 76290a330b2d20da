import { answer, api, type NewStatus, type StatusPatch, type StatusRules } from '@svara/api'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

const KEY = ['statuses']

/** Which status a ticket gets by itself. Read anew with the statuses. */
export const statusRulesQuery = queryOptions({
  queryKey: [...KEY, 'rules'],
  queryFn: () => answer(api.GET('/api/statuses/rules')),
})

export function useCreateStatus() {
  return useStatusMutation((body: NewStatus) => answer(api.POST('/api/statuses', { body })))
}

export function useChangeStatus(id: string) {
  return useStatusMutation((body: StatusPatch) =>
    answer(api.PATCH('/api/statuses/{id}', { params: { path: { id } }, body })),
  )
}

export function useRemoveStatus(id: string, ifVersion: number) {
  return useStatusMutation<void, void>(async () => {
    await api.DELETE('/api/statuses/{id}', { params: { path: { id }, query: { ifVersion } } })
  })
}

export function useChangeRules() {
  // one after the other: the last that was chosen is the last to arrive
  return useStatusMutation((body: StatusRules) => answer(api.PUT('/api/statuses/rules', { body })), 'status-rules')
}

export function orderStatuses(ids: string[]) {
  return answer(api.PUT('/api/statuses/order', { body: { ids } }))
}

function useStatusMutation<Body, Answer>(mutationFn: (body: Body) => Promise<Answer>, scope?: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn,
    ...(scope && { scope: { id: scope } }),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  })
}
