import { useNavigate, useParams } from '@tanstack/react-router'
import type { TicketsQuery } from '../api/tickets'

export const CONDITIONS = ['status', 'label', 'assignee', 'group', 'mailbox', 'priority', 'type'] as const
export type ConditionField = (typeof CONDITIONS)[number]

/** Narrowed by more than the filter: then its counter says nothing about what is listed. */
export function hasConditions({ filter: _filter, sort: _sort, ...conditions }: TicketsQuery) {
  return Object.values(conditions).some(Boolean)
}

/** Writes what the list asks for into the address; an open ticket stays open. */
export function useAsk(query: TicketsQuery) {
  const navigate = useNavigate()
  const { ticket } = useParams({ strict: false })
  return (changes: Partial<TicketsQuery>) => {
    const { filter, ...search } = { ...query, ...changes }
    const kept = Object.fromEntries(Object.entries(search).filter(([, value]) => value))
    if (ticket) return navigate({ to: '/tickets/$filter/$ticket', params: { filter, ticket }, search: kept })
    return navigate({ to: '/tickets/$filter', params: { filter }, search: kept })
  }
}
