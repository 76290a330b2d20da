import { useQuery } from '@tanstack/react-query'
import { useChangeOwn, useSession } from '../../../session'
import { mailboxesQuery } from '../../api/mailboxes'

export type Order = 'oldest' | 'newest'

/** Which message comes first: as the agent wants it everywhere, else as the ticket's mailbox says (MBX-8). */
export function useOrder(mailboxId: string) {
  const { agent } = useSession()
  const { data } = useQuery(mailboxesQuery)
  const { mutate } = useChangeOwn()
  const said = agent.messageOrder ?? data?.find((one) => one.id === mailboxId)?.messageOrder
  const order: Order = said === 'newest-first' ? 'newest' : 'oldest'
  return [order, () => mutate({ messageOrder: order === 'oldest' ? 'newest-first' : 'oldest-first' })] as const
}
