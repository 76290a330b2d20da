import { useLocalStorage } from '@mantine/hooks'
import { useSession } from '../../session'

/** What a new ticket is to be, besides its words; this browser keeps it with the draft. */
export interface Choices {
  labelIds: string[]
  assigneeId: string | null
}

export function useChoices() {
  const { agent } = useSession()
  const [choices, choose] = useLocalStorage<Choices>({
    key: `svara.new-ticket.${agent.id}`,
    defaultValue: { labelIds: [], assigneeId: null },
    getInitialValueInEffect: false,
  })
  return [choices, choose] as const
}
