import type { AdminAgents } from '@svara/api'
import { wordFor } from '../../../i18n/words'

export type Level = AdminAgents['licenceLevels'][number]

/** With what it holds: `Chat (Chat, Help centre)`. */
export function levelName({ name, services }: Level) {
  const held = services.map((service) => wordFor('access:service.', service)).join(', ')
  return `${name} (${held || wordFor('agents:', 'level-nothing')})`
}
