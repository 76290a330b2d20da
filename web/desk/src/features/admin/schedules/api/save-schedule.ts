import { answer, api, type ScheduleRules } from '@svara/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { schedulesQuery } from './schedules'

interface Save {
  name: string
  rules: ScheduleRules
  /** The version that was edited; saved over whatever there is without one. */
  ifVersion?: number
}

/** @param id undefined: a new one */
export function useSaveSchedule(id: string | undefined) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Save) =>
      id === undefined
        ? answer(api.POST('/api/schedules', { body }))
        : answer(api.PUT('/api/schedules/{id}', { params: { path: { id } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: schedulesQuery.queryKey }),
  })
}
