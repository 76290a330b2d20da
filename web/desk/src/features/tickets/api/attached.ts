import { answer, api } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

/** What a calendar file says. A broken one is refused, and stays a file. */
export const calendarQuery = (attachment: string) =>
  queryOptions({
    queryKey: ['tickets', 'calendar', attachment] as const,
    queryFn: ({ signal }) =>
      answer(api.GET('/api/attachments/{id}/calendar', { params: { path: { id: attachment } }, signal })),
    staleTime: Infinity,
    retry: false,
  })

/** A mail that lies in a file, or in a mail in it. */
export const attachedMailQuery = (attachment: string, at: string) =>
  queryOptions({
    queryKey: ['tickets', 'attached-mail', attachment, at] as const,
    queryFn: ({ signal }) =>
      answer(api.GET('/api/attachments/{id}/mail', { params: { path: { id: attachment }, query: { at } }, signal })),
    staleTime: Infinity,
    retry: false,
  })

export const attachedFileAddress = (attachment: string, path: string) =>
  `/api/attachments/${attachment}/mail/files/${path}`
