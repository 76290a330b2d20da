import { useSuspenseQuery } from '@tanstack/react-query'
import { allAgentsQuery } from './api/agents'

/** An agent of the list, which is there before a tab is. */
export function useAgent(id: string) {
  const { data, refetch } = useSuspenseQuery(allAgentsQuery)
  const agent = data.items.find((one) => one.id === id)
  return {
    agent,
    groups: data.groups,
    levels: data.licenceLevels,
    /** What the server has now. */
    refetch: async () => ({ data: (await refetch()).data?.items.find((one) => one.id === id) }),
  }
}
