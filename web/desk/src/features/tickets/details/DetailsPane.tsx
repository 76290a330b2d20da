import { useQuery } from '@tanstack/react-query'
import { ticketQuery } from '../api/ticket'

export function DetailsPane({ ticketId }: { ticketId: string }) {
  const { data } = useQuery(ticketQuery(ticketId))
  return <p>{data?.displayNumber}</p>
}
