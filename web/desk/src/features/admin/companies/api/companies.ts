import { answer, api, type CompanyRequest } from '@svara/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'

export function useCreateCompany() {
  return useCompanyMutation((body: CompanyRequest) => answer(api.POST('/api/companies', { body })))
}

export function useChangeCompany(id: string) {
  return useCompanyMutation((body: CompanyRequest) =>
    answer(api.PUT('/api/companies/{id}', { params: { path: { id } }, body })),
  )
}

export function useRemoveCompany(id: string, ifVersion: number) {
  return useCompanyMutation<void, void>(async () => {
    await api.DELETE('/api/companies/{id}', { params: { path: { id }, query: { ifVersion } } })
  })
}

function useCompanyMutation<Body, Answer>(mutationFn: (body: Body) => Promise<Answer>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn,
    onSettled: () => {
      // whose a contact is follows from the domains
      void queries.invalidateQueries({ queryKey: ['contacts'] })
      return queries.invalidateQueries({ queryKey: ['companies'] })
    },
  })
}
