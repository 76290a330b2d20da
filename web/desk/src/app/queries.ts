import { Refusal } from '@svara/api'
import { QueryCache, QueryClient } from '@tanstack/react-query'

const MOST_TRIES = 3

export function createQueries() {
  return new QueryClient({
    queryCache: new QueryCache({ onError: enrolWhereAsked }),
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

/** The organisation asks for a second factor since a moment ago: an open desk learns it by a refusal. */
function enrolWhereAsked(refusal: Error) {
  if (!(refusal instanceof Refusal) || refusal.code !== 'second-factor-needed') return
  if (location.pathname !== '/enrol') location.assign(`/enrol?next=${encodeURIComponent(location.pathname)}`)
}
