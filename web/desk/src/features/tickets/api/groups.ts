import { answer, api } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'
import { inOrder } from '../../../i18n/in-order'

/** The groups' names, to choose among. */
export const groupsQuery = queryOptions({
  queryKey: ['groups'],
  queryFn: async () => inOrder((await answer(api.GET('/api/groups'))).items),
  staleTime: 5 * 60_000,
})

/** The groups of which somebody sees a mailbox's tickets: to others they need not be given. */
export const mailboxGroupsQuery = (mailbox: string) =>
  queryOptions({
    queryKey: ['groups', 'of-mailbox', mailbox],
    queryFn: async () =>
      inOrder((await answer(api.GET('/api/mailboxes/{id}/groups', { params: { path: { id: mailbox } } }))).items),
    staleTime: 5 * 60_000,
  })
