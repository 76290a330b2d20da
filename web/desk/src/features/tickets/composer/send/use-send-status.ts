import { useLocalStorage } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useSession } from '../../../session'
import { mailboxesQuery } from '../../api/mailboxes'
import { statusesQuery, type Status } from '../../api/statuses'
import type { AnyTicket } from '../../api/ticket'

/** As the server has it for a mailbox that nobody has set up otherwise. */
const AFTER_REPLY = 'pending'

/** New and Reply mean that the customer waits for us: nobody sets them by answering. */
const WAITING = new Set(['new', 'reply'])

/**
 * Which status a message sets: for a reply the one chosen last in this mailbox by this agent, else the mailbox's own;
 * for a note none.
 */
export function useSendStatus(kind: 'reply' | 'note', mailboxId: string | undefined, ticket?: AnyTicket) {
  const { agent } = useSession()
  const { data = [] } = useQuery(statusesQuery)
  const { data: mailboxes = [] } = useQuery(mailboxesQuery)
  const [remembered, remember] = useLocalStorage<Record<string, string>>({
    key: `svara.send-statuses.${agent.id}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  })
  const afterReply = mailboxes.find((one) => one.id === mailboxId)?.statusAfterReply ?? AFTER_REPLY
  const statuses = data.filter(
    (status) => status.enabled && (!WAITING.has(status.kind) || status.id === ticket?.status.id),
  )
  const chosen = statuses.find((status) => mailboxId && status.id === remembered[mailboxId])
  const usual = statuses.find((status) => status.kind === afterReply)
  return {
    statuses,
    status: kind === 'reply' ? (chosen ?? usual) : undefined,
    choose: (status: Status) => {
      if (kind === 'reply' && mailboxId) remember({ ...remembered, [mailboxId]: status.id })
    },
  }
}
