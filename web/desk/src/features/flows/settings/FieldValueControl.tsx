import { MultiSelect, Select, TextInput } from '@mantine/core'
import { useTranslation } from '../../../i18n'
import { optionsOf, withGone } from '../use-choices'
import type { FieldProps } from './FieldControl'
import { texts } from './texts'

const TICKED = 'ticked'

/** What is to stand in the field that is chosen above, by that field's kind. */
export function FieldValueControl({ field, settings, choices, words, isReadOnly, errorOf, onChange }: FieldProps) {
  const { t } = useTranslation('flows')
  const into = choices.ticketFields?.find(({ id }) => id === settings.fieldId)
  const value = settings[field.name]
  const set = (to: unknown) => onChange({ [field.name]: to ?? undefined })
  const common = {
    label: words.field(field.name),
    withAsterisk: true,
    error: errorOf(field.name),
    readOnly: isReadOnly,
  }
  if (!into) return <TextInput {...common} readOnly value="" description={t('field-first')} />
  const given = typeof value === 'string' ? value : ''
  switch (into.kind) {
    case 'choice':
    case 'user': {
      const data = into.kind === 'user' ? (choices.agent ?? []) : optionsOf(into.options)
      return (
        <Select
          {...common}
          data={withGone(data, given ? [given] : [], t('gone'))}
          value={given || null}
          searchable={data.length > 8}
          allowDeselect={false}
          placeholder={t('choose')}
          onChange={set}
        />
      )
    }
    case 'multi-choice':
      return (
        <MultiSelect
          {...common}
          data={withGone(optionsOf(into.options), texts(value), t('gone'))}
          value={texts(value)}
          searchable
          hidePickedOptions
          onChange={set}
        />
      )
    case 'checkbox':
      return (
        <Select
          {...common}
          data={[
            { value: TICKED, label: t('ticked') },
            { value: 'empty', label: t('not-ticked') },
          ]}
          value={typeof value === 'boolean' ? (value ? TICKED : 'empty') : null}
          allowDeselect={false}
          placeholder={t('choose')}
          onChange={(chosen) => set(chosen === TICKED)}
        />
      )
    case 'number':
      return (
        <TextInput
          {...common}
          inputMode="decimal"
          maxLength={32}
          value={given}
          onChange={({ currentTarget }) => set(currentTarget.value.replace(',', '.'))}
        />
      )
    case 'date':
      return (
        <TextInput
          {...common}
          type="date"
          max="9999-12-31"
          value={given}
          onChange={({ currentTarget }) => set(currentTarget.value)}
        />
      )
    default:
      return (
        <TextInput
          {...common}
          maxLength={field.maximum ?? undefined}
          value={given}
          onChange={({ currentTarget }) => set(currentTarget.value)}
        />
      )
  }
}
