import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { StatusGlyph } from '@svara/ui'
import { ticketsQuery, type TicketsQuery } from '../api/tickets'

export function ListPane({ query, selected }: { query: TicketsQuery; selected: string | undefined }) {
  const { data } = useInfiniteQuery(ticketsQuery(query))
  const { filter, ...search } = query
  return (
    <ul>
      {data?.pages
        .flatMap((page) => page.items)
        .map((ticket) => (
          <li key={ticket.id}>
            <Link
              to="/tickets/$filter/$ticket"
              params={{ filter, ticket: ticket.id }}
              search={search}
              aria-current={ticket.id === selected}
            >
              <StatusGlyph kind={ticket.status.kind} /> {ticket.subject}
            </Link>
          </li>
        ))}
    </ul>
  )
}
