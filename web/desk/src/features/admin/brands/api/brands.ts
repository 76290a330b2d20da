import { answer, api, type Brand, type BrandRequest } from '@svara/api'
import { queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'

/** All brands, the organisation's first one first. */
export const brandsQuery = queryOptions({
  queryKey: ['brands'],
  queryFn: async () => (await answer(api.GET('/api/brands'))).items,
})

/** @param id undefined: a new one */
export function useSaveBrand(id: string | undefined) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: BrandRequest) =>
      id === undefined
        ? answer(api.POST('/api/brands', { body }))
        : answer(api.PUT('/api/brands/{id}', { params: { path: { id } }, body })),
    onSuccess: (brand) => show(queries, brand),
  })
}

export function useRemoveBrand(id: string, ifVersion: number) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      await api.DELETE('/api/brands/{id}', { params: { path: { id }, query: { ifVersion } } })
    },
    onSettled: () => queries.invalidateQueries({ queryKey: brandsQuery.queryKey }),
  })
}

/**
 * @param ifVersion refused when the brand has changed since
 * @returns a mutation that takes the file; null takes the logo away
 */
export function useChangeLogo(id: string, ifVersion: number) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (file: File | null) => {
      const params = { path: { id }, query: { ifVersion } }
      if (!file) return answer(api.DELETE('/api/brands/{id}/logo', { params }))
      const form = new FormData()
      form.append('file', file)
      return answer(
        api.POST('/api/brands/{id}/logo', {
          params,
          body: form as never,
        }),
      )
    },
    onSuccess: (brand) => show(queries, brand),
  })
}

/** A brand's default mailbox, and those that could be. */
export function brandMailboxQuery(id: string) {
  return queryOptions({
    queryKey: ['admin', 'brand-mailbox', id],
    queryFn: () => answer(api.GET('/api/brands/{id}/mailbox', { params: { path: { id } } })),
  })
}

export function useChangeBrandMailbox(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { mailboxId: string | null; ifVersion: number }) =>
      answer(api.PUT('/api/brands/{id}/mailbox', { params: { path: { id } }, body })),
    onSuccess: (chosen) => queries.setQueryData(brandMailboxQuery(id).queryKey, chosen),
    onError: () => queries.invalidateQueries({ queryKey: brandMailboxQuery(id).queryKey }),
  })
}

function show(queries: QueryClient, brand: Brand) {
  queries.setQueryData(brandsQuery.queryKey, (all) => all?.map((one) => (one.id === brand.id ? brand : one)))
  void queries.invalidateQueries({ queryKey: brandsQuery.queryKey })
}
