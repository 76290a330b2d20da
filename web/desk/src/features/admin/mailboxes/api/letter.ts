import { answer, api, type MailboxLetter } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

/** How a mailbox writes: look, sender's name, signature, consent, automatic response. */
export function letterQuery(mailbox: string) {
  return queryOptions({
    queryKey: ['mailboxes', mailbox, 'letter'],
    queryFn: () => answer(api.GET('/api/mailboxes/{id}/letter', { params: { path: { id: mailbox } } })),
  })
}

/** Texts are HTML with tags such as `{{ticket.number}}`; empty where nothing is to stand there. */
export interface LetterDraft {
  senderName: string
  look: { font: string; fontSize: number; textColor: string; linkColor: string }
  signature: string
  consent: string
  response: { on: boolean; html: string; outsideHours: { on: boolean; html: string } }
}

export function letterDraft({ letter }: MailboxLetter): LetterDraft {
  const { senderName, look, signature, consent, response } = letter
  return {
    senderName: senderName ?? 'mailbox',
    look: {
      font: look?.font ?? 'system',
      fontSize: look?.fontSize ?? 14,
      textColor: look?.textColor ?? '#1c2024',
      linkColor: look?.linkColor ?? '#0b68cb',
    },
    signature: signature ?? '',
    consent: consent ?? '',
    response: {
      on: response?.on ?? false,
      html: response?.html ?? '',
      outsideHours: { on: response?.outsideHours?.on ?? false, html: response?.outsideHours?.html ?? '' },
    },
  }
}
