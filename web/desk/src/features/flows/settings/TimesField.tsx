import { Button, Input, TextInput } from '@mantine/core'
import { IconButton } from '@svara/ui'
import { Plus, X } from 'lucide-react'
import { useTranslation } from '../../../i18n'
import type { FieldProps } from './FieldControl'
import styles from './Settings.module.css'

interface Span {
  from: string
  to: string
}

/** Times of the day; one that ends before it begins goes over midnight. */
export function TimesField({ field, settings, words, isReadOnly, errorOf, onChange }: FieldProps) {
  const { t } = useTranslation('flows')
  const spans = (Array.isArray(settings[field.name]) ? settings[field.name] : []) as Span[]
  const set = (to: Span[]) => onChange({ [field.name]: to })
  const change = (at: number, part: Partial<Span>) =>
    set(spans.map((span, place) => (place === at ? { ...span, ...part } : span)))
  return (
    <Input.Wrapper
      labelElement="div"
      label={words.field(field.name)}
      description={t('times-hint')}
      error={errorOf(field.name)}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
    >
      {spans.map((span, at) => (
        <div key={at} className={styles.span}>
          <TextInput
            type="time"
            aria-label={t('time-from', { number: at + 1 })}
            value={span.from ?? ''}
            readOnly={isReadOnly}
            error={errorOf(field.name) !== undefined}
            onChange={(event) => change(at, { from: event.currentTarget.value })}
          />
          –
          <TextInput
            type="time"
            aria-label={t('time-to', { number: at + 1 })}
            value={span.to === '24:00' ? '00:00' : (span.to ?? '')}
            readOnly={isReadOnly}
            error={errorOf(field.name) !== undefined}
            onChange={(event) => change(at, { to: event.currentTarget.value })}
          />
          {!isReadOnly && (
            <IconButton
              label={t('remove-time', { number: at + 1 })}
              onClick={() => set(spans.filter((_, place) => place !== at))}
            >
              <X size={14} />
            </IconButton>
          )}
        </div>
      ))}
      {!isReadOnly && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<Plus size={14} aria-hidden="true" />}
          onClick={() => set([...spans, { from: '08:00', to: '17:00' }])}
        >
          {t('add-time')}
        </Button>
      )}
    </Input.Wrapper>
  )
}
