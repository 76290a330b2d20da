import { MultiSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../../i18n'
import { companiesQuery } from '../../tickets'
import type { FieldProps } from './FieldControl'
import { texts } from './texts'

const PAUSE_MILLIS = 200

/** Companies may be thousands: the server searches. */
export function CompaniesField({ field, settings, choices, words, isReadOnly, errorOf, onChange }: FieldProps) {
  const { t } = useTranslation('flows')
  const [typed, setTyped] = useState('')
  const [looked] = useDebouncedValue(typed.trim(), PAUSE_MILLIS)
  const found = useQuery(companiesQuery(looked)).data ?? []
  // what was found and chosen here is not in the graph before it is applied
  const [seen, setSeen] = useState<Record<string, string>>({})
  const names = new Map([
    ...Object.entries(seen),
    ...(choices.company ?? []).map(({ value, label }) => [value, label] as const),
    ...found.map(({ id, name }) => [id, name] as const),
  ])
  const given = texts(settings[field.name])
  const data = [...new Set([...found.map(({ id }) => id), ...given])].map((id) => ({
    value: id,
    label: names.get(id) ?? (choices.company ? t('gone') : '…'),
  }))
  return (
    <MultiSelect
      label={words.field(field.name)}
      withAsterisk={field.required}
      error={errorOf(field.name)}
      readOnly={isReadOnly}
      data={data}
      value={given}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      // by name or domain: what the server found is shown whole
      filter={({ options }) => options}
      placeholder={given.length === 0 ? t('search-company') : undefined}
      nothingFoundMessage={t('no-company')}
      hidePickedOptions
      onChange={(ids) => {
        setSeen({ ...seen, ...Object.fromEntries(found.map(({ id, name }) => [id, name])) })
        onChange({ [field.name]: ids })
      }}
    />
  )
}
