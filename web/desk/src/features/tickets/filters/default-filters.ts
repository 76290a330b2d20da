import {
  AtSign,
  CircleCheck,
  Inbox,
  Mail,
  Search,
  Star,
  Trash2,
  UserRound,
  UsersRound,
  type LucideIcon,
} from 'lucide-react'
import { useTranslation } from '../../../i18n'
import { DEFAULT_FILTERS, EVERYTHING, QUIET_FILTERS } from '../api/tickets'

export type DefaultFilter = (typeof DEFAULT_FILTERS)[number] | (typeof QUIET_FILTERS)[number] | typeof EVERYTHING

export const FILTER_ICONS: Record<DefaultFilter, LucideIcon> = {
  'all-unsolved': Inbox,
  'my-unsolved': UserRound,
  unassigned: UsersRound,
  'all-open': Mail,
  'my-starred': Star,
  mentions: AtSign,
  'solved-closed': CircleCheck,
  trash: Trash2,
  all: Search,
}

export function isDefaultFilter(id: string): id is DefaultFilter {
  return id in FILTER_ICONS
}

/** What a filter is called; an address may name one that there is not. */
export function useFilterName() {
  const { t } = useTranslation('filters')
  return (id: string) => (isDefaultFilter(id) ? t(`filter.${id}`) : t('title'))
}
