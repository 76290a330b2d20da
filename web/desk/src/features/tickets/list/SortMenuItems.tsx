import { Menu } from '@mantine/core'
import { useTranslation } from '../../../i18n'
import { USUAL_SORT, type TicketSort, type TicketsQuery } from '../api/tickets'
import { useAsk } from './conditions'

const SORTS: TicketSort[] = ['-updated', 'updated', '-created', 'created']

export default function SortMenuItems({ query }: { query: TicketsQuery }) {
  const { t } = useTranslation('list')
  const ask = useAsk(query)
  return (
    <>
      <Menu.Label>{query.q ? t('sorted-by-match') : t('sort')}</Menu.Label>
      <Menu.RadioGroup
        value={query.q ? null : (query.sort ?? USUAL_SORT)}
        onChange={(chosen) => void ask({ sort: chosen === USUAL_SORT ? undefined : (chosen as TicketSort) })}
      >
        {SORTS.map((value) => (
          <Menu.RadioItem key={value} value={value} disabled={Boolean(query.q)} closeMenuOnClick>
            {t(`sort.${value}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  )
}
