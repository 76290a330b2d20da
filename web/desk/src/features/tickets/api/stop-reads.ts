import type { QueryClient, QueryKey } from '@tanstack/react-query'

/**
 * A read that is under way may bring back what was before a change: it is stopped. One whose data is not there at all
 * goes on: it shows nothing wrong, and nothing else would ask for it.
 *
 * @returns to be called when the change is settled: asks again for what was stopped
 */
export async function stopReads(queries: QueryClient, queryKey: QueryKey) {
  const underWay = queries
    .getQueryCache()
    .findAll({ queryKey, fetchStatus: 'fetching', predicate: (query) => query.state.data !== undefined })
    .map((query) => query.queryKey)
  await Promise.all(underWay.map((key) => queries.cancelQueries({ queryKey: key, exact: true })))
  return () => underWay.forEach((key) => void queries.invalidateQueries({ queryKey: key, exact: true }))
}
