import { Avatar } from '@svara/ui'
import type { ComponentProps } from 'react'
import { useNames } from './names'

/** An agent's picture, or initials; of a removed one too. */
export function AgentAvatar({ id, size }: { id: string; size?: ComponentProps<typeof Avatar>['size'] }) {
  const names = useNames()
  return <Avatar name={names.agent(id)} size={size} picture={names.picture(id)} />
}
