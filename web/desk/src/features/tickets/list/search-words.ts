import { useCallback } from 'react'
import { useTranslation } from '../../../i18n'
import { useQueryClient } from '@tanstack/react-query'
import { agentsQuery } from '../api/agents'
import { groupsQuery } from '../api/groups'
import { labelsQuery } from '../api/labels'
import { mailboxesQuery } from '../api/mailboxes'
import { statusesQuery } from '../api/statuses'
import { typesQuery } from '../api/types'
import { useSession } from '../../session'
import type { TicketsQuery } from '../api/tickets'
import { PRIORITIES } from './priorities'
import { CONDITIONS, type ConditionField } from './conditions'

export interface Known {
  /** Each field's values, by all the names that one may type for them. */
  values: Record<ConditionField, { value: string; names: string[] }[]>
  /** The words before the colon: the agent's language beside English. */
  fields: { field: ConditionField; words: string[] }[]
}

const WORD = /([\p{L}-]+):("([^"]*)"|\S+)/gu

/** `status:new label:"Spare parts" tent` as conditions and the rest. What is not known stays to be searched for. */
export function readSearch(text: string, known: Known): Partial<TicketsQuery> {
  const conditions: Partial<Record<ConditionField, string>> = {}
  const rest = text.replace(WORD, (whole: string, word: string, bare: string, quoted: string | undefined) => {
    const field = known.fields.find(({ words }) => words.includes(lower(word)))?.field
    const value = field && valueOf(quoted ?? bare, known.values[field])
    if (!field || !value) return whole
    conditions[field] = field === 'status' && conditions.status ? `${conditions.status},${value}` : value
    return ''
  })
  return { ...conditions, q: rest.replace(/\s+/g, ' ').trim() }
}

function valueOf(typed: string, values: Known['values'][ConditionField]) {
  const wanted = lower(typed)
  const exact = values.find(({ names }) => names.some((name) => lower(name) === wanted))
  return (exact ?? values.find(({ names }) => names.some((name) => lower(name).startsWith(wanted))))?.value
}

const lower = (text: string) => text.trim().toLocaleLowerCase()

/** Reads the search box; what it needs to know for that is fetched when there is a colon in it. */
export function useConditionsInWords() {
  const { t } = useTranslation('list')
  const queries = useQueryClient()
  const { agent: me } = useSession()

  return useCallback(
    async (text: string): Promise<Partial<TicketsQuery>> => {
      if (!text.includes(':')) return { q: text.trim() }
      const [statuses, labels, agents, groups, mailboxes, types] = await Promise.all([
        queries.ensureQueryData(statusesQuery),
        queries.ensureQueryData(labelsQuery),
        queries.ensureQueryData(agentsQuery),
        queries.ensureQueryData(groupsQuery),
        queries.ensureQueryData(mailboxesQuery),
        queries.ensureQueryData(typesQuery),
      ])
      return readSearch(text, {
        fields: CONDITIONS.map((field) => ({ field, words: [field, lower(t(`field.${field}`))] })),
        values: {
          status: statuses.map(({ kind, name, names }) => ({
            value: kind,
            names: [kind, kind.replace('_', '-'), name, ...Object.values(names)],
          })),
          label: labels.map(({ id, name }) => ({ value: id, names: [name] })),
          assignee: [
            { value: me.id, names: ['me', lower(t('me-word'))] },
            { value: 'none', names: ['none', 'nobody', lower(t('nobody'))] },
            ...agents.map(({ id, name, email }) => ({ value: id, names: [name, email] })),
          ],
          group: [
            { value: 'mine', names: ['mine', lower(t('my-groups')), lower(t('my-groups-word'))] },
            { value: 'none', names: ['none', lower(t('no-group'))] },
            ...groups.map(({ id, name }) => ({ value: id, names: [name] })),
          ],
          mailbox: mailboxes.map(({ id, name, address }) => ({ value: id, names: [name, address] })),
          type: types.map(({ id, name }) => ({ value: id, names: [name] })),
          priority: PRIORITIES.map((priority) => ({
            value: priority,
            names: [priority, t(`priority.${priority}`)],
          })),
        },
      })
    },
    [queries, t, me],
  )
}
