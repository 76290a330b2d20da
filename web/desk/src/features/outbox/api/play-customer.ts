import { api } from '@svara/api'
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
    mutationFn: (mail: CustomerMail) => api.POST('/api/demo/mail', { body: mail }),
  })
}
