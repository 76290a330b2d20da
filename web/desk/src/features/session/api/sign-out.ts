import { api } from '@svara/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { forgetSession } from '../remembered'
import { sessionQuery } from './session'

export function useSignOut() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => api.DELETE('/api/session'),
    // also when the session was over already
    onSettled: () => {
      queries.clear()
      queries.setQueryData(sessionQuery.queryKey, forgetSession())
    },
  })
}
