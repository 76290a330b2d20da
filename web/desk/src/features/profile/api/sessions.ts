import { answer, api } from '@svara/api'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from '../../../i18n'
import { toast, toastRefusal } from '../../../toast'

/** Where one is signed in, the most recent first. */
export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async () => (await answer(api.GET('/api/sessions'))).items,
  staleTime: 10_000,
})

export function useSignOutThere() {
  const { t } = useTranslation('profile')
  const queries = useQueryClient()
  return useMutation({
    /** null: everywhere but here */
    mutationFn: (id: string | null) =>
      id === null ? api.DELETE('/api/sessions') : api.DELETE('/api/sessions/{id}', { params: { path: { id } } }),
    onSuccess: () => toast(t('signed-out-there')),
    onError: (refusal) => toastRefusal(t('not-signed-out'), refusal),
    onSettled: () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  })
}
