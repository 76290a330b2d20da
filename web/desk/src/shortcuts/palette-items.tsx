import { useDebouncedValue } from '@mantine/hooks'
import { answer, api, type Ticket } from '@svara/api'
import { StatusGlyph } from '@svara/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ChevronRight, Inbox, MailOpen, Ticket as TicketIcon, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n'
import { agentsQuery, mailboxesQuery, useStatusName } from '../features/tickets'
import { isFound, listedShortcuts } from './listed'
import { recents, type Recent } from './recent'

export interface PaletteItem {
  id: string
  label: string
  group: string
  run: () => void
  icon: ReactNode
  detail?: string
  keys?: string
  ticket?: NonNullable<Recent['ticket']>
}

const FILTERS = [
  'all-unsolved',
  'my-unsolved',
  'unassigned',
  'all-open',
  'my-starred',
  'mentions',
  'solved-closed',
  'trash',
] as const

const TYPING_MILLIS = 180
const MOST_TICKETS = 8

/** What the palette offers for what was typed: recent things first while nothing is. */
export function usePaletteItems(typed: string): { items: PaletteItem[]; isSearching: boolean } {
  const query = typed.trim()
  const { tickets, isSearching } = useFoundTickets(query)
  const places = usePlaces()
  const commands = commandsHere()
  const known = [...commands, ...places]
  const recent = useRecent(known)
  if (!query) {
    const ids = new Set(recent.map((item) => item.id))
    return { items: [...recent, ...known.filter((item) => !ids.has(item.id))], isSearching: false }
  }
  const found = known.filter((item) => isFound(`${item.label} ${item.detail ?? ''} ${item.group}`, query))
  // a number can only mean a ticket
  return { items: /^\D{0,11}\d+$/.test(query) ? [...tickets, ...found] : [...found, ...tickets], isSearching }
}

function commandsHere(): PaletteItem[] {
  return listedShortcuts()
    .filter(({ keys }) => keys !== 'mod+k' && keys !== 'Escape')
    .map(({ keys, label, group, run }) => ({
      id: `do:${group}:${label}`,
      label,
      group,
      run,
      icon: <ChevronRight size={15} aria-hidden="true" />,
      ...(keys ? { keys } : {}),
    }))
}

function usePlaces(): PaletteItem[] {
  const { t } = useTranslation(['shortcuts', 'filters'])
  const navigate = useNavigate()
  const { data: mailboxes = [] } = useQuery(mailboxesQuery)
  const { data: agents = [] } = useQuery(agentsQuery)
  const go = (filter: string, search = {}) => void navigate({ to: '/tickets/$filter', params: { filter }, search })
  return [
    ...FILTERS.map((filter) => ({
      id: `filter:${filter}`,
      label: t(`filters:filter.${filter}`),
      group: t('group.filters'),
      icon: <Inbox size={15} aria-hidden="true" />,
      run: () => go(filter),
    })),
    ...mailboxes.map(({ id, name, address }) => ({
      id: `mailbox:${id}`,
      label: name,
      detail: address,
      group: t('group.mailboxes'),
      icon: <MailOpen size={15} aria-hidden="true" />,
      run: () => go('all-open', { mailbox: id }),
    })),
    ...agents.map(({ id, name, email }) => ({
      id: `agent:${id}`,
      label: name,
      detail: email,
      group: t('group.agents'),
      icon: <UserRound size={15} aria-hidden="true" />,
      run: () => go('all-open', { assignee: id }),
    })),
  ]
}

function useFoundTickets(query: string) {
  const { t } = useTranslation('shortcuts')
  const open = useOpenTicket()
  const [waited] = useDebouncedValue(query, TYPING_MILLIS)
  const statusName = useStatusName()
  const asks = waited.length > 1 || /^\d+$/.test(waited)
  const { data, isFetching } = useQuery({
    queryKey: ['palette', waited],
    queryFn: async ({ signal }): Promise<Ticket[]> =>
      (await answer(api.GET('/api/tickets', { params: { query: { q: waited, limit: MOST_TICKETS } }, signal }))).items,
    enabled: asks,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
  const tickets = (asks && query ? (data ?? []) : []).map((ticket): PaletteItem => {
    const shown = {
      id: ticket.id,
      label: `${ticket.displayNumber} ${ticket.subject}`,
      detail: ticket.requester.name || ticket.requester.email,
    }
    return {
      id: `ticket:${ticket.id}`,
      label: shown.label,
      detail: shown.detail,
      group: t('group.tickets'),
      icon: <StatusGlyph kind={ticket.status.kind} label={statusName(ticket.status)} />,
      run: () => open(ticket.id),
      ticket: shown,
    }
  })
  return { tickets, isSearching: query !== '' && (isFetching || waited !== query) }
}

function useRecent(known: PaletteItem[]): PaletteItem[] {
  const { t } = useTranslation('shortcuts')
  const open = useOpenTicket()
  const group = t('group.recent')
  return recents().flatMap(({ id, ticket }): PaletteItem[] => {
    if (!ticket) return known.filter((item) => item.id === id).map((item) => ({ ...item, group }))
    const icon = <TicketIcon size={15} aria-hidden="true" />
    return [
      {
        id,
        label: ticket.label,
        group,
        icon,
        ticket,
        run: () => open(ticket.id),
        ...(ticket.detail ? { detail: ticket.detail } : {}),
      },
    ]
  })
}

function useOpenTicket() {
  const navigate = useNavigate()
  return (ticket: string) => void navigate({ to: '/tickets/$filter/$ticket', params: { filter: 'all-open', ticket } })
}
