import { answer, api, type ProviderAnswer } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

/** Gives the server what the provider has said; each answer is of use once, so it is asked for once. */
export function finishConnectQuery(body: ProviderAnswer) {
  return queryOptions({
    queryKey: ['mail-providers', 'answer', body.state ?? ''],
    queryFn: () => answer(api.POST('/api/mail-providers/answer', { body })),
    staleTime: Infinity,
    retry: false,
  })
}
