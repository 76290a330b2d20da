import { answer, api } from '@svara/api'
import { useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useCallback } from 'react'

interface Ever<T> {
  queryKey: QueryKey
  queryFn: () => Promise<T[]>
  staleTime: number
}

// beneath the keys of those of today: whoever invalidates them, does these too
const agents = {
  queryKey: ['agents', 'ever'],
  queryFn: async () => (await answer(api.GET('/api/agents/all'))).items,
  staleTime: Infinity,
}

const labels = {
  queryKey: ['labels', 'ever'],
  queryFn: async () => (await answer(api.GET('/api/labels/all'))).items,
  staleTime: Infinity,
}

const statuses = {
  queryKey: ['statuses', 'ever'],
  queryFn: async () => (await answer(api.GET('/api/statuses/all'))).items,
  staleTime: Infinity,
}

const types = {
  queryKey: ['types', 'ever'],
  queryFn: async () => (await answer(api.GET('/api/types/all'))).items,
  staleTime: Infinity,
}

const groups = {
  queryKey: ['groups', 'ever'],
  queryFn: async () => (await answer(api.GET('/api/groups/all'))).items,
  staleTime: Infinity,
}

const fields = {
  queryKey: ['fields', 'ever'],
  queryFn: async () => (await answer(api.GET('/api/fields/all'))).items,
  staleTime: Infinity,
}

/** Finds an agent among all that ever were. The first look asks for them. */
export const useFormerAgents = () => useEver(agents)

/** Finds a label also when it was removed, or is another group's. */
export const useFormerLabels = () => useEver(labels)

/** Finds a status also when it was removed. */
export const useFormerStatuses = () => useEver(statuses)

/** Finds a type also when it was removed. */
export const useFormerTypes = () => useEver(types)

/** Finds a group also when it was removed. */
export const useFormerGroups = () => useEver(groups)

/** Finds a field of tickets also when it was removed. */
export const useFormerFields = () => useEver(fields)

/** undefined: not known yet; null: there was none. */
function useEver<T extends { id: string }>(ever: Ever<T>) {
  const queries = useQueryClient()
  // only told of it: most desks never miss a name
  const { data, isError } = useQuery({ ...ever, enabled: false })
  return useCallback(
    (id: string): T | null | undefined => {
      const state = queries.getQueryState(ever.queryKey)
      const isIdle = !state || state.fetchStatus === 'idle'
      const isWanted = !state || state.status === 'pending' || (state.status === 'success' && state.isInvalidated)
      if (isIdle && isWanted) void queries.prefetchQuery(ever)
      return data?.find((one) => one.id === id) ?? (data || isError ? null : undefined)
    },
    [queries, ever, data, isError],
  )
}
