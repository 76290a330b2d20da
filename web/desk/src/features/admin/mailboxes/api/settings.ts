import { answer, api, type MailboxSettings } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

/** A mailbox's name, behaviours, zone, schedule and aliases. */
export function settingsQuery(mailbox: string) {
  return queryOptions({
    queryKey: ['mailboxes', mailbox, 'settings'],
    queryFn: () => answer(api.GET('/api/mailboxes/{id}/settings', { params: { path: { id: mailbox } } })),
  })
}

export type SettingsDraft = ReturnType<typeof settingsDraft>

export function settingsDraft({
  name,
  numberPrefix,
  timeZone,
  scheduleId,
  closedTickets,
  statusAfterReply,
  assignment,
  assigneeId,
  aliases,
}: MailboxSettings) {
  return {
    name,
    numberPrefix,
    timeZone,
    scheduleId,
    closedTickets,
    statusAfterReply,
    assignment,
    assigneeId,
    aliases,
  }
}
