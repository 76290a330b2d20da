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
  /** `src` as the upload said it; null: no logo. `width` in pixels, as it is shown. */
  logo: { src: string | null; alt: string; width: number }
  signature: string
  consent: string
  laterSignature: string
  quoting: string
  messageOrder: string
  response: { on: boolean; html: string; outsideHours: { on: boolean; html: string } }
}

export function letterDraft({ letter }: MailboxLetter): LetterDraft {
  const { senderName, look, logo, signature, consent, laterSignature, quoting, messageOrder, response } = letter
  return {
    senderName: senderName ?? 'mailbox',
    look: {
      font: look?.font ?? 'system',
      fontSize: look?.fontSize ?? 14,
      textColor: look?.textColor ?? '#1c2024',
      linkColor: look?.linkColor ?? '#0b68cb',
    },
    logo: { src: logo?.src ?? null, alt: logo?.alt ?? '', width: logo?.width ?? 160 },
    signature: signature ?? '',
    consent: consent ?? '',
    laterSignature: laterSignature ?? 'personal',
    quoting: quoting ?? 'none',
    messageOrder: messageOrder ?? 'oldest-first',
    response: {
      on: response?.on ?? false,
      html: response?.html ?? '',
      outsideHours: { on: response?.outsideHours?.on ?? false, html: response?.outsideHours?.html ?? '' },
    },
  }
}
