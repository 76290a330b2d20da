import { api, type Undescribed } from '@svara/api'
import { useMutation } from '@tanstack/react-query'

export interface CustomerMail {
  mailboxId: string
  name?: string
  email: string
  subject: string
  text: string
  /** The kept mail that is answered. */
  answers?: string
}

/** In the demo: a mail comes in as if a customer had sent it. */
export function usePlayCustomer() {
  return useMutation({
    // typed when the description has it
    mutationFn: (mail: CustomerMail) => (api.POST as unknown as Undescribed)('/api/demo/mail', { body: mail }),
  })
}
