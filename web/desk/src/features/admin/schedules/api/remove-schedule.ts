import { api } from '@svara/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { schedulesQuery } from './schedules'

export function useRemoveSchedule() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.DELETE('/api/schedules/{id}', { params: { path: { id } } }),
    onSettled: () => queries.invalidateQueries({ queryKey: schedulesQuery.queryKey }),
  })
}
