import { answer, api } from '@svara/api'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'

/** More than these nobody reads: one searches. */
export const MOST_COMPANIES = 200

/** By name, the first of those whose name or domain holds what is looked for. */
export const companiesQuery = (looked: string) =>
  queryOptions({
    queryKey: ['companies', 'found', looked],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/companies', { params: { query: looked ? { q: looked } : {} }, signal }))).items,
    placeholderData: keepPreviousData,
  })

/** Certain ones, as far as they are there. */
export const companiesNamedQuery = (ids: string[]) =>
  queryOptions({
    queryKey: ['companies', 'named', ids],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/companies', { params: { query: { id: ids } }, signal }))).items,
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  })
