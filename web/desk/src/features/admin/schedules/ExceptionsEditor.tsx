import { Button, TextInput } from '@mantine/core'
import { IconButton } from '@svara/ui'
import { Plus, Trash2 } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from '../../../i18n'
import type { ExceptionDraft } from './draft'
import { useFieldError } from '../page/errors'
import styles from './ExceptionsEditor.module.css'
import { HoursEditor } from './HoursEditor'

interface Props {
  exceptions: ExceptionDraft[]
  /** The date there. */
  today: string
  onAdd: () => void
  onChange: (exceptions: ExceptionDraft[]) => void
}

/** Days with other hours than the week's, or none. */
export function ExceptionsEditor({ exceptions, today, onAdd, onChange }: Props) {
  const { t } = useTranslation('schedules')
  const past = exceptions.filter(({ to }) => to < today)
  return (
    <>
      {past.length > 0 && (
        <p className={styles.past}>
          {t('past', { count: past.length })}
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => onChange(exceptions.filter((one) => !past.includes(one)))}
          >
            {t('remove-past')}
          </Button>
        </p>
      )}
      {exceptions.length > 0 && (
        <ul className={styles.list}>
          {exceptions.map((exception, index) => (
            <li key={exception.id}>
              <Exception
                number={index + 1}
                exception={exception}
                onChange={(changed) => onChange(exceptions.map((one) => (one === exception ? changed : one)))}
                onRemove={() => onChange(exceptions.filter((one) => one !== exception))}
              />
            </li>
          ))}
        </ul>
      )}
      <Button variant="default" leftSection={<Plus size={16} />} onClick={onAdd}>
        {t('add-exception')}
      </Button>
    </>
  )
}

function Exception({
  number,
  exception,
  onChange,
  onRemove,
}: {
  number: number
  exception: ExceptionDraft
  onChange: (exception: ExceptionDraft) => void
  onRemove: () => void
}) {
  const { t } = useTranslation('schedules')
  const errorOf = useFieldError('schedules')
  const field = `rules.exceptions[${number - 1}]`
  const id = useId()
  const name = t('exception', { number })
  return (
    <fieldset className={styles.exception} aria-labelledby={id}>
      <span id={id} className="visually-hidden">
        {name}
      </span>
      <div className={styles.days}>
        <TextInput
          id={`${exception.id}-first`}
          type="date"
          label={t('first-day')}
          error={errorOf(`${field}.from`)}
          value={exception.from}
          onChange={({ currentTarget: { value: from } }) =>
            // a single day stays one; the last day is never before the first
            onChange({
              ...exception,
              from,
              to: exception.to === exception.from || exception.to < from ? from : exception.to,
            })
          }
        />
        <TextInput
          type="date"
          label={t('last-day')}
          error={errorOf(`${field}.to`)}
          min={exception.from}
          value={exception.to}
          onChange={({ currentTarget: { value: to } }) => onChange({ ...exception, to })}
        />
        <TextInput
          className={styles.name}
          label={t('exception-name')}
          placeholder={t('exception-example')}
          maxLength={100}
          error={errorOf(`${field}.name`)}
          value={exception.name}
          onChange={({ currentTarget: { value } }) => onChange({ ...exception, name: value })}
        />
        <IconButton label={t('remove-exception', { number })} onClick={onRemove}>
          <Trash2 size={15} />
        </IconButton>
      </div>
      <HoursEditor
        of={name}
        field={`${field}.hours`}
        hours={exception.hours}
        onChange={(hours) => onChange({ ...exception, hours })}
      />
    </fieldset>
  )
}
