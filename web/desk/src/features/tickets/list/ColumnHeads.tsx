import { Check } from '@svara/ui'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslation } from '../../../i18n'
import { USUAL_SORT, type TicketSort, type TicketsQuery } from '../api/tickets'
import styles from './ColumnHeads.module.css'
import { useAsk } from './conditions'
import type { Selection } from './selection'

export function ColumnHeads({
  query,
  selection,
  isEmpty,
}: {
  query: TicketsQuery
  selection: Selection
  isEmpty: boolean
}) {
  const { t } = useTranslation('list')
  return (
    <div className={styles.heads}>
      <Check
        label={t('choose-all')}
        checked={false}
        disabled={isEmpty}
        title={t('choose-all')}
        onChange={selection.all}
      />
      <span className="cut">{t('requester-and-subject')}</span>
      <SortHead query={query} />
    </div>
  )
}

/** The same order the other way round. */
function SortHead({ query }: { query: TicketsQuery }) {
  const { t } = useTranslation('list')
  const ask = useAsk(query)
  if (query.q) return <span>{t('best-match')}</span>
  const sort = query.sort ?? USUAL_SORT
  const field = sort.replace('-', '') as 'updated' | 'created'
  const isNewestFirst = sort.startsWith('-')
  const turned = (isNewestFirst ? field : `-${field}`) as TicketSort
  return (
    <button
      type="button"
      className={styles.sort}
      aria-label={t('turn-sort', { by: t(`sort.${sort}`) })}
      title={t(`sort.${sort}`)}
      onClick={() => void ask({ sort: turned === USUAL_SORT ? undefined : turned })}
    >
      {t(`column.${field}`)}
      {isNewestFirst ? <ArrowDown size={12} /> : <ArrowUp size={12} />}
    </button>
  )
}
