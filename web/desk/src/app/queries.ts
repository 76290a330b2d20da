import { Refusal } from '@svara/api'
import { QueryClient } from '@tanstack/react-query'

const MOST_TRIES = 3

export function createQueries() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // what the server refused it will refuse again; what could not reach it may yet
        retry: (failures, error) => failures < MOST_TRIES && !(error instanceof Refusal && !error.passing),
        refetchOnWindowFocus: false,
        gcTime: 10 * 60_000,
      },
    },
  })
}
