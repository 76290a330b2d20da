import { useQuery } from '@tanstack/react-query'
import { useParams, useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ticketQuery, useMyUnsolved } from '../../features/tickets'

const PLACES = { '/tickets': 'tickets', '/outbox': 'outbox', '/profile': 'profile' } as const

/** What the browser's tab says: how much waits for me, and where I am. */
export function useTitle() {
  const { t } = useTranslation()
  const count = useMyUnsolved()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const { ticket } = useParams({ strict: false })
  // whoever shows the ticket asks for it
  const subject = useQuery({ ...ticketQuery(ticket ?? ''), enabled: false }).data?.subject
  const place = Object.entries(PLACES).find(([start]) => path.startsWith(start))?.[1] ?? 'home'
  const name = (ticket && subject) || t(place)
  useEffect(() => {
    document.title = `${count > 0 ? `(${count}) ` : ''}${name} – Svara`
  }, [count, name])
}
