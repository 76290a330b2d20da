import { Button, TextInput } from '@mantine/core'
import { IconButton } from '@svara/ui'
import { Plus, X } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from '../../../i18n'
import { nextHours, readTime, type Hours } from './draft'
import { useFieldError } from '../page/errors'
import styles from './HoursEditor.module.css'

interface Props {
  /** What the hours are of, in words. */
  of: string
  /** Where the server finds them in what is sent. */
  field: string
  hours: Hours[]
  onChange: (hours: Hours[]) => void
  /** More that can be done with these hours. */
  children?: ReactNode
}

/** The hours of one day, any number of them. */
export function HoursEditor({ of, field, hours, onChange, children }: Props) {
  const { t } = useTranslation('schedules')
  const error = useFieldError('schedules')(field)
  const id = useId()
  const errorId = `${id}-error`
  const change = (changed: Hours) => onChange(hours.map((one) => (one.id === changed.id ? changed : one)))

  function add() {
    const added = nextHours(hours)
    flushSync(() => onChange([...hours, added]))
    const from = document.getElementById(`${added.id}-from`)
    if (!(from instanceof HTMLInputElement)) return
    from.focus()
    from.select()
  }

  function remove(gone: Hours) {
    flushSync(() => onChange(hours.filter((one) => one !== gone)))
    document.getElementById(`${id}-add`)?.focus()
  }

  return (
    <div className={styles.hours}>
      <ul className={styles.list}>
        {hours.map((one, index) => (
          <li key={one.id} className={styles.interval}>
            <TimeField
              id={`${one.id}-from`}
              label={t('from-on', { day: of, number: index + 1 })}
              value={one.from}
              errorId={error ? errorId : undefined}
              onChange={(from) => change({ ...one, from })}
            />
            <span aria-hidden="true">–</span>
            <TimeField
              label={t('to-on', { day: of, number: index + 1 })}
              value={one.to}
              errorId={error ? errorId : undefined}
              onChange={(to) => change({ ...one, to })}
            />
            <IconButton label={t('remove-hours', { day: of, from: one.from, to: one.to })} onClick={() => remove(one)}>
              <X size={15} />
            </IconButton>
          </li>
        ))}
        {hours.length === 0 && <li className={styles.closed}>{t('closed')}</li>}
      </ul>
      <div className={styles.tools}>
        <Button
          id={`${id}-add`}
          variant="subtle"
          size="compact-sm"
          leftSection={<Plus size={14} />}
          aria-label={t('add-hours-on', { day: of })}
          onClick={add}
        >
          {t('add-hours')}
        </Button>
        {children}
      </div>
      {error && (
        <p id={errorId} className={styles.error}>
          {error}
        </p>
      )}
    </div>
  )
}

/** A time as it is typed; read when it is left. */
function TimeField({
  id,
  label,
  value,
  errorId,
  onChange,
}: {
  id?: string
  label: string
  value: string
  errorId: string | undefined
  onChange: (value: string) => void
}) {
  return (
    <TextInput
      id={id}
      aria-label={label}
      error={errorId ? true : undefined}
      aria-describedby={errorId}
      className={styles.time}
      inputMode="numeric"
      autoComplete="off"
      maxLength={5}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => {
        const read = readTime(value)
        if (read !== value) onChange(read)
      }}
    />
  )
}
