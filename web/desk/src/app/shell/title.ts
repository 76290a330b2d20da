import { useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from '../../i18n'
import { useMyUnsolved } from '../../features/tickets'

const PLACES = { '/outbox': 'outbox', '/profile': 'profile', '/admin': 'admin' } as const

/** What the browser's tab says: how much waits for me, and where I am. Lists, tickets and help name themselves. */
export function useTitle() {
  const { t } = useTranslation()
  const count = useMyUnsolved()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const namesItself = /^\/(tickets\/|help)/.test(path)
  const place = Object.entries(PLACES).find(([start]) => path.startsWith(start))?.[1] ?? 'home'
  const title = `${count > 0 ? `(${count}) ` : ''}${t(place)} · Svara`
  useEffect(() => {
    if (!namesItself) document.title = title
  }, [namesItself, title])
}
