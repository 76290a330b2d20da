import type { AdminAgents } from '@svara/api'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from '../../../i18n'
import { EVERYBODY, found, sorted, type Order } from './rows'

const NOBODY: AdminAgents = { items: [], groups: [], seats: null, licenceLevels: [] }

/** The agents as they are looked at: searched, filtered and in an order. */
export function useList(list: AdminAgents = NOBODY) {
  const { i18n } = useTranslation()
  const [typed, setTyped] = useState('')
  const looked = useDeferredValue(typed)
  const [filter, setFilter] = useState(EVERYBODY)
  const [order, setOrder] = useState<Order>({ by: 'name', down: false })
  const rows = useMemo(
    () => sorted(found(list, looked, filter), order, i18n.language),
    [list, looked, filter, order, i18n.language],
  )
  return { rows, typed, setTyped, looked, filter, setFilter, order, setOrder }
}
