import type { AdminAgent, AdminAgents } from '@svara/api'
import { inLanguage } from '../../../i18n/in-order'
import { holdsWords } from '../page/holds-words'

export type Column = 'name' | 'department' | 'office' | 'active'

export interface Order {
  by: Column
  down: boolean
}

/** What is empty does not narrow. */
export interface Filter {
  department: string
  group: string
  office: string
}

export const EVERYBODY: Filter = { department: '', group: '', office: '' }

/** Those that the filter leaves and that hold all words somewhere: name, address, department, licence level or a group. */
export function found({ items, groups, licenceLevels }: AdminAgents, typed: string, filter: Filter = EVERYBODY) {
  const names = new Map(groups.map(({ id, name }) => [id, name]))
  const levels = new Map(licenceLevels.map(({ id, name }) => [id, name]))
  return items
    .filter((agent) => isLeft(agent, filter))
    .filter((agent) => {
      const text = [
        agent.name,
        agent.email,
        agent.department,
        levels.get(agent.licenceLevelId ?? '') ?? '',
        ...agent.groupIds.map((id) => names.get(id) ?? ''),
      ].join('\n')
      return holdsWords(text, typed)
    })
}

function isLeft(agent: AdminAgent, { department, group, office }: Filter) {
  return (
    (department === '' || agent.department === department) &&
    (group === '' || agent.groupIds.includes(group)) &&
    (office === '' || agent.office === office)
  )
}

/** The departments that there are, each once. */
export function departmentsOf({ items }: AdminAgents, language: string) {
  const compare = inLanguage(language)
  return [...new Set(items.map(({ department }) => department).filter(Boolean))].toSorted(compare)
}

/** @param language whose letters' order counts */
export function sorted(agents: AdminAgent[], { by, down }: Order, language: string) {
  const compare = inLanguage(language)
  const first: Record<Column, (a: AdminAgent, b: AdminAgent) => number> = {
    name: () => 0,
    department: (a, b) => compare(a.department, b.department),
    office: (a, b) => compare(a.office, b.office),
    // never is longest ago
    active: (a, b) => (a.lastActiveAt ?? '').localeCompare(b.lastActiveAt ?? ''),
  }
  const sign = down ? -1 : 1
  return agents.toSorted((a, b) => {
    const order = by === 'name' ? compare(a.name, b.name) : first[by](a, b)
    return sign * order || compare(a.name, b.name) || Number(a.id) - Number(b.id)
  })
}
