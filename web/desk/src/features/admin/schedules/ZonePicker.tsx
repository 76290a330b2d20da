import { Select } from '@mantine/core'
import { useTranslation } from '../../../i18n'
import { useFieldError } from './errors'

const SHOWN = 80

/** Time zones by their IANA names, found by any part of them. */
export function ZonePicker({ zone, onChange }: { zone: string; onChange: (zone: string) => void }) {
  const { t } = useTranslation('schedules')
  const error = useFieldError()('rules.zone')
  return (
    <Select
      label={t('zone')}
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
