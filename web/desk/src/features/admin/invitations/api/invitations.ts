import { answer, api, type NewInvitations } from '@svara/api'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

const KEY = ['invitations']

export const invitationsQuery = queryOptions({
  queryKey: KEY,
  queryFn: ({ signal }) => answer(api.GET('/api/admin/invitations', { signal })),
  select: ({ items }) => items,
})

/** Which lines can be invited; nothing is sent. */
export function useCheckInvitations() {
  return useMutation({
    mutationFn: (addresses: string[]) => answer(api.POST('/api/admin/invitations/check', { body: { addresses } })),
  })
}

export function useInvite() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: NewInvitations) => answer(api.POST('/api/admin/invitations', { body })),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  })
}

export function useResend() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => answer(api.POST('/api/admin/invitations/{id}/resend', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  })
}

export function useRevoke() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => answer(api.DELETE('/api/admin/invitations/{id}', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  })
}
