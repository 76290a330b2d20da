import type { TicketField } from '@svara/api'
import { dateFormat } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { localeOf, useTranslation } from '../../../i18n'
import { useFormerFields } from '../api/ever'
import { fieldsQuery, type FieldValue } from '../api/fields'
import { useNames } from '../properties/names'

/** What stands in a field, as one says it. */
export function useFieldWords() {
  const { t, i18n } = useTranslation('details')
  const locale = localeOf(i18n.language)
  const names = useNames()
  return (field: TicketField, value: FieldValue): string => {
    const option = (id: string) => field.options.find((one) => one.id === id)?.name ?? ''
    if (Array.isArray(value)) {
      const chosen = field.options.filter(({ id }) => value.includes(id))
      return new Intl.ListFormat(locale).format(chosen.map(({ name }) => name))
    }
    if (typeof value === 'boolean') return t('field-ticked')
    switch (field.kind) {
      case 'choice':
        return option(value)
      case 'user':
        return names.agent(value)
      case 'number':
        return shownNumber(value, locale)
      case 'date':
        return shownDay(value, locale)
      default:
        return value
    }
  }
}

/** One of today's or a removed one; null: there was none, undefined: not known yet. */
export function useFindField() {
  const { data: living } = useQuery(fieldsQuery)
  const formerField = useFormerFields()
  return (id: string) => living && (living.find((field) => field.id === id) ?? formerField(id))
}

/** The same figures with the reader's decimal sign: no digit is lost on the way through a number of the browser's. */
export function shownNumber(value: string, locale: string) {
  return value.replace('.', decimalSign(locale))
}

/** As the server takes it: with a point, without spaces between thousands. */
export function typedNumber(text: string) {
  return text.replace(/\s/gu, '').replace('−', '-').replace(',', '.')
}

function decimalSign(locale: string) {
  return new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.'
}

function shownDay(day: string, locale: string) {
  return dateFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}
