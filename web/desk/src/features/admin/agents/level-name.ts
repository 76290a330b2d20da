import type { AdminAgents } from '@svara/api'
import { wordFor } from '../../../i18n/words'

export type Level = AdminAgents['licenceLevels'][number]

/** Whether what belongs to a service can be given at a level; no level holds all, and each what belongs to none. */
export function holds(level: Level | undefined, service: string | undefined) {
  return !level || service === undefined || service === 'general' || level.services.includes(service)
}

/** With what it holds: `Chat (Chat, Help centre)`. */
export function levelName({ name, services }: Level) {
  const held = services.map((service) => wordFor('access:service.', service)).join(', ')
  return `${name} (${held || wordFor('agents:', 'level-nothing')})`
}
