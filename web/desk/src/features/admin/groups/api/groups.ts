import { answer, api, type GroupRequest } from '@svara/api'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { inOrder } from '../../../../i18n/in-order'
import { groupsQuery as groupNamesQuery } from '../../../tickets'

/** All groups with their members and what they give, by name. */
export const groupsQuery = queryOptions({
  queryKey: ['admin', 'groups'],
  queryFn: async () => inOrder((await answer(api.GET('/api/admin/groups'))).items),
})

/** The mailboxes that a new group could give. */
export const choicesQuery = queryOptions({
  queryKey: ['admin', 'group-mailboxes'],
  queryFn: async () => inOrder((await answer(api.GET('/api/admin/groups/mailboxes'))).items),
})

/** One group, read when it is opened: what is being edited does not change by itself. */
export function groupQuery(id: string) {
  return queryOptions({
    queryKey: ['admin', 'group', id],
    queryFn: async () => {
      const path = { params: { path: { id } } }
      const [group, mailboxes] = await Promise.all([
        answer(api.GET('/api/admin/groups/{id}', path)),
        answer(api.GET('/api/admin/groups/{id}/mailboxes', path)),
      ])
      return { group, mailboxes }
    },
    gcTime: 0,
    staleTime: Infinity,
  })
}

interface Save {
  group: Omit<GroupRequest, 'ifVersion'>
  mailboxIds: string[]
  /** The version that was edited; saved over whatever there is without one. */
  ifVersion?: number
}

/**
 * Name and members, then what the group gives: two calls, the second on top of the first.
 *
 * @param id undefined: a new one
 */
export function useSaveGroup(id: string | undefined) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ group, mailboxIds, ifVersion }: Save) => {
      const version = ifVersion === undefined ? {} : { ifVersion }
      const kept =
        id === undefined
          ? await answer(api.POST('/api/admin/groups', { body: group }))
          : await answer(
              api.PUT('/api/admin/groups/{id}', { params: { path: { id } }, body: { ...group, ...version } }),
            )
      await answer(
        api.PUT('/api/admin/groups/{id}/mailboxes', {
          params: { path: { id: kept.id } },
          body: { mailboxIds, ifVersion: kept.version },
        }),
      )
      return kept
    },
    onSettled: () => refresh(queries),
  })
}

export function useRemoveGroup(id: string, ifVersion: number) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      await api.DELETE('/api/admin/groups/{id}', { params: { path: { id }, query: { ifVersion } } })
    },
    onSettled: () => refresh(queries),
  })
}

function refresh(queries: ReturnType<typeof useQueryClient>) {
  void queries.invalidateQueries({ queryKey: groupNamesQuery.queryKey })
  return queries.invalidateQueries({ queryKey: groupsQuery.queryKey })
}
