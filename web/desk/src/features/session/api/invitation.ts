import { answer, api } from '@svara/api'
import { queryOptions, useMutation } from '@tanstack/react-query'

export const invitationQuery = (secret: string) =>
  queryOptions({
    queryKey: ['invitation', secret],
    queryFn: ({ signal }) => answer(api.GET('/api/invitations/{secret}', { params: { path: { secret } }, signal })),
    retry: false,
  })

export function useAcceptInvitation(secret: string) {
  return useMutation({
    mutationFn: (acceptance: { name: string; password: string }) =>
      answer(api.POST('/api/invitations/{secret}', { params: { path: { secret } }, body: acceptance })),
  })
}
