import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from '../../../i18n'

const SHOWN = 80

interface Props {
  zone: string
  description?: string
  error: ReactNode
  onChange: (zone: string) => void
}

/** Time zones by their IANA names, found by any part of them. */
export function ZonePicker({ zone, description, error, onChange }: Props) {
  const { t } = useTranslation('admin')
  return (
    <Select
      label={t('zone')}
      description={description}
      placeholder={t('zone-hint')}
      data={[...new Set([zone, ...Intl.supportedValuesOf('timeZone')])].toSorted()}
      value={zone}
      error={error}
      searchable
      allowDeselect={false}
      limit={SHOWN}
      nothingFoundMessage={t('no-zone')}
      filter={({ options, search, limit }) => {
        const words = search.toLowerCase().trim().replaceAll(' ', '_')
        return options
          .filter((option) => 'value' in option && option.value.toLowerCase().includes(words))
          .slice(0, limit)
      }}
      onChange={(chosen) => chosen && onChange(chosen)}
    />
  )
}
