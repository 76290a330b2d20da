import { useLocalStorage } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useSession } from '../../../session'
import { statusesQuery, type Status } from '../../api/statuses'
import type { AnyTicket } from '../../api/ticket'

/** As the server has it after a reply that names none. */
const AFTER_REPLY = 'pending'

/** New and Reply mean that the customer waits for us: nobody sets them by answering. */
const WAITING = new Set(['new', 'reply'])

/** Which status a message sets: for a reply the one chosen last by this agent, for a note none. */
export function useSendStatus(kind: 'reply' | 'note', ticket?: AnyTicket) {
  const { agent } = useSession()
  const { data = [] } = useQuery(statusesQuery)
  const [remembered, remember] = useLocalStorage<string | null>({
    key: `svara.send-status.${agent.id}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  })
  const statuses = data.filter(
    (status) => status.enabled && (!WAITING.has(status.kind) || status.id === ticket?.status.id),
  )
  const chosen = statuses.find((status) => status.id === remembered)
  const usual = statuses.find((status) => status.kind === AFTER_REPLY)
  return {
    statuses,
    status: kind === 'reply' ? (chosen ?? usual) : undefined,
    choose: (status: Status) => {
      if (kind === 'reply') remember(status.id)
    },
  }
}
