import { TimeZone } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { mailboxesQuery } from '../api/mailboxes'

/** Exact times in it are told by the mailbox's clock (MBX-12). */
export function MailboxTimes({ mailboxId, children }: { mailboxId: string; children: ReactNode }) {
  const { data } = useQuery(mailboxesQuery)
  return <TimeZone value={data?.find((one) => one.id === mailboxId)?.timeZone}>{children}</TimeZone>
}
