import { IconButton } from '@svara/ui'
import { ArrowDownWideNarrow } from 'lucide-react'
import { useTranslation } from '../../../i18n'
import { MenuOnDemand } from '../../../menu'
import { USUAL_SORT, type TicketsQuery } from '../api/tickets'

const loadItems = () => import('./SortMenuItems')

export function SortMenu({ query }: { query: TicketsQuery }) {
  const { t } = useTranslation('list')
  const by = t(`sort.${query.sort ?? USUAL_SORT}`)
  return (
    <MenuOnDemand load={loadItems} about={{ query }} position="bottom-end" width={230}>
      {(button) => (
        <IconButton label={query.q ? t('sorted-by-match') : t('sorted', { by })} {...button}>
          <ArrowDownWideNarrow size={16} />
        </IconButton>
      )}
    </MenuOnDemand>
  )
}
