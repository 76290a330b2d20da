import type { FilterCount } from '@svara/api'
import { numberFormat } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { localeOf, useTranslation } from '../../../i18n'
import { filtersQuery } from '../api/filters'

/** A filter's counter as it is written: "38", "9 999+", or nothing where none is kept. */
export function useFilterCount() {
  const { i18n } = useTranslation()
  const { data } = useQuery(filtersQuery)
  return (id: string) =>
    written(
      data?.find((filter) => filter.id === id),
      localeOf(i18n.language),
    )
}

export function written(filter: FilterCount | undefined, locale: string) {
  if (!filter || filter.count === null) return ''
  const number = numberFormat(locale)
  return filter.capped ? `${number.format(filter.count - 1)}+` : number.format(filter.count)
}
