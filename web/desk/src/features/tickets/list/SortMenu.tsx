import { Menu } from '@mantine/core'
import { IconButton } from '@svara/ui'
import { ArrowDownWideNarrow } from 'lucide-react'
import { useTranslation } from '../../../i18n'
import type { TicketSort, TicketsQuery } from '../api/tickets'
import { useAsk } from './conditions'

const SORTS: TicketSort[] = ['-updated', 'updated', '-created', 'created']
export const USUAL_SORT: TicketSort = '-updated'

export function SortMenu({ query }: { query: TicketsQuery }) {
  const { t } = useTranslation('list')
  const ask = useAsk(query)
  const sort = query.sort ?? USUAL_SORT
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <IconButton label={query.q ? t('sorted-by-match') : t('sorted', { by: t(`sort.${sort}`) })}>
          <ArrowDownWideNarrow size={16} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{query.q ? t('sorted-by-match') : t('sort')}</Menu.Label>
        <Menu.RadioGroup
          value={query.q ? null : sort}
          onChange={(chosen) => void ask({ sort: chosen === USUAL_SORT ? undefined : (chosen as TicketSort) })}
        >
          {SORTS.map((value) => (
            <Menu.RadioItem key={value} value={value} disabled={Boolean(query.q)} closeMenuOnClick>
              {t(`sort.${value}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}
