import { NumberInput, Select, TagsInput } from '@mantine/core'
import { useTranslation } from '../../../i18n'
import { optionWord } from '../use-choices'
import type { FieldProps } from './FieldControl'
import { texts } from './texts'

const OPERATORS = ['contains', 'equals', 'not-equals', 'does-not-contain', 'regexp']

/** How texts are compared, and with what. */
export function TextMatchFields({ field, settings, isReadOnly, errorOf, onChange }: FieldProps) {
  const { t } = useTranslation('flows')
  const isNegative = settings.operator === 'not-equals' || settings.operator === 'does-not-contain'
  const operators = field.kind === 'text-match' ? (field.options ?? OPERATORS) : OPERATORS
  return (
    <>
      <Select
        label={t('operator')}
        data={operators.map((operator) => ({ value: operator, label: optionWord(operator) }))}
        value={typeof settings.operator === 'string' ? settings.operator : 'contains'}
        readOnly={isReadOnly}
        allowDeselect={false}
        error={errorOf('operator')}
        onChange={(operator) => onChange({ operator })}
      />
      <TagsInput
        label={t('values')}
        withAsterisk
        description={t(settings.operator === 'regexp' ? 'values-regexp' : isNegative ? 'values-none' : 'values-any')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        placeholder={isReadOnly ? undefined : t('add-value')}
        value={texts(settings.values)}
        splitChars={[]}
        readOnly={isReadOnly}
        error={errorOf('values')}
        onChange={(values) => onChange({ operator: settings.operator ?? 'contains', values })}
      />
    </>
  )
}

/** Any file, or one of a name, a type, or larger than something. */
export function AttachmentFields(props: FieldProps) {
  const { field, settings, isReadOnly, errorOf, onChange } = props
  const { t } = useTranslation('flows')
  return (
    <>
      <Select
        label={t('attachments-by')}
        data={(field.options ?? []).map((option) => ({ value: option, label: optionWord(option) }))}
        value={typeof settings.by === 'string' ? settings.by : 'any'}
        readOnly={isReadOnly}
        allowDeselect={false}
        error={errorOf('by')}
        onChange={(by) => onChange({ by })}
      />
      {(settings.by === 'name' || settings.by === 'type') && <TextMatchFields {...props} />}
      {settings.by === 'size' && (
        <NumberInput
          label={t('megabytes')}
          withAsterisk
          value={typeof settings.megabytes === 'number' ? settings.megabytes : ''}
          min={0}
          readOnly={isReadOnly}
          error={errorOf('megabytes')}
          onChange={(number) => onChange({ megabytes: number === '' ? undefined : Number(number) })}
        />
      )}
    </>
  )
}
