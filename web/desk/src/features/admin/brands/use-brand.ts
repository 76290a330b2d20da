import type { Brand } from '@svara/api'
import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { brandsQuery } from './api/brands'

const KEPT = 'svara.admin.brand'
const listeners = new Set<() => void>()

/** The brand that Admin's pages are about: the one chosen last in this browser, else the first. Undefined until it is known. */
export function useBrand(): Brand | undefined {
  const chosen = useSyncExternalStore(listen, () => localStorage.getItem(KEPT))
  const { data: brands = [] } = useQuery(brandsQuery)
  return brands.find(({ id }) => id === chosen) ?? brands[0]
}

export function chooseBrand(id: string) {
  localStorage.setItem(KEPT, id)
  listeners.forEach((listener) => listener())
}

/** Also what another tab chooses. */
function listen(listener: () => void) {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}
