import { Checkbox, MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from '../../../i18n'
import type { Field, Settings } from '../api/types'
import { choicesFor, optionWord, takesSeveral, withGone, type Choice, type Choices } from '../use-choices'
import { languageName, weekday, WEEKDAYS, type Words } from '../words'
import { FieldValueControl } from './FieldValueControl'
import { AttachmentFields, TextMatchFields } from './TextMatchFields'
import { CompaniesField } from './CompaniesField'
import { texts } from './texts'
import { TimesField } from './TimesField'

export interface FieldProps {
  field: Field
  settings: Settings
  choices: Choices
  words: Words
  isReadOnly: boolean
  /** What is wrong with a setting, in words. */
  errorOf: (name: string) => string | undefined
  onChange: (change: Settings) => void
}

/** The control for one setting, by its kind in the palette. */
export function FieldControl(props: FieldProps) {
  const { field, settings, choices, words, isReadOnly, errorOf, onChange } = props
  const { t, i18n } = useTranslation('flows')
  if (field.kind === 'text-match') return <TextMatchFields {...props} />
  if (field.kind === 'attachment-match') return <AttachmentFields {...props} />
  if (field.kind === 'times') return <TimesField {...props} />
  if (field.kind === 'companies') return <CompaniesField {...props} />
  if (field.kind === 'field-value') return <FieldValueControl {...props} />
  const value = settings[field.name]
  // what is for one field fits no other
  const set = (to: unknown) => onChange({ [field.name]: to, ...(field.kind === 'field' && { value: undefined }) })
  const common = {
    label: words.field(field.name),
    withAsterisk: field.required,
    error: errorOf(field.name),
    readOnly: isReadOnly,
  }
  if (field.kind === 'weekdays')
    return (
      <Checkbox.Group
        label={common.label}
        error={common.error}
        readOnly={isReadOnly}
        value={texts(value)}
        onChange={(days) => set(WEEKDAYS.filter((day) => days.includes(day)))}
      >
        {WEEKDAYS.map((day) => (
          <Checkbox key={day} mt={6} value={day} label={weekday(day, i18n.language)} />
        ))}
      </Checkbox.Group>
    )
  if (field.kind === 'flag')
    return (
      <Checkbox
        label={common.label}
        error={common.error}
        checked={value === true}
        disabled={isReadOnly}
        onChange={(event) => set(event.currentTarget.checked)}
      />
    )
  const choosable = field.kind === 'languages' ? languages(field, i18n.language) : choicesFor(choices, field.kind)
  if (choosable !== null || field.options) {
    const given = texts(takesSeveral(field.kind) ? value : [value])
    const data = withGone(choosable ?? optionChoices(field), given, t('gone'))
    return takesSeveral(field.kind) ? (
      <MultiSelect {...common} data={data} value={given} searchable hidePickedOptions onChange={set} />
    ) : (
      <Select
        {...common}
        data={data}
        value={given[0] ?? null}
        searchable={data.length > 8}
        allowDeselect={!field.required}
        placeholder={t('choose')}
        onChange={set}
      />
    )
  }
  if (field.kind === 'number')
    return (
      <NumberInput
        {...common}
        value={typeof value === 'number' ? value : ''}
        max={field.maximum ?? undefined}
        onChange={(number) => set(number === '' ? undefined : Number(number))}
      />
    )
  if (value !== undefined && typeof value !== 'string')
    return <TextInput {...common} readOnly value={JSON.stringify(value)} description={t('other-kind')} />
  const text = { ...common, value: value ?? '' }
  return field.kind === 'long-text' ? (
    <Textarea {...text} autosize minRows={4} maxRows={14} onChange={(event) => set(event.currentTarget.value)} />
  ) : (
    <TextInput
      {...text}
      type={field.kind === 'url' || field.kind === 'email' ? field.kind : 'text'}
      onChange={(event) => set(event.currentTarget.value)}
    />
  )
}

/** By their names in the agent's language, in its order. */
function languages({ options }: Field, language: string): Choice[] {
  return (options ?? [])
    .map((code) => ({ value: code, label: languageName(code, language) }))
    .sort((one, other) => one.label.localeCompare(other.label, language))
}

function optionChoices({ options }: Field): Choice[] {
  return (options ?? []).map((option) => ({ value: option, label: optionWord(option) }))
}
