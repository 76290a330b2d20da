import { answer, api } from '@svara/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { mailboxesQuery } from '../../../tickets'
import { allMailboxesQuery } from './mailboxes'
import { settingsQuery, type SettingsDraft } from './settings'

/** Writes a mailbox's settings anew, whole. */
export function useSaveSettings(mailbox: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ draft, ifVersion }: { draft: SettingsDraft; ifVersion: number }) =>
      answer(
        api.PUT('/api/mailboxes/{id}/settings', {
          params: { path: { id: mailbox } },
          body: { ...draft, ifVersion },
        }),
      ),
    onSuccess: (settings) => {
      queries.setQueryData(settingsQuery(mailbox).queryKey, settings)
      for (const { queryKey } of [allMailboxesQuery, mailboxesQuery])
        void queries.invalidateQueries({ queryKey, exact: true })
    },
  })
}
