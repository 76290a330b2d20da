import { Refusal, type TicketField } from '@svara/api'
import { Avatar } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { localeOf, useTranslation } from '../../../i18n'
import { reason } from '../../../toast'
import { agentsQuery } from '../api/agents'
import { useFormerFields } from '../api/ever'
import { fieldsQuery, useFieldName, useFillField, type FieldValue } from '../api/fields'
import type { AnyTicket } from '../api/ticket'
import { useNames } from '../properties/names'
import { Picker } from '../properties/Picker'
import pane from './DetailsPane.module.css'
import { shownNumber, typedNumber, useFieldWords } from './field-words'
import styles from './Fields.module.css'
import { useWantedField, wantField } from './wanted-field'

/** The organisation's own fields, each with the control of its kind; what stands in removed ones can be read. */
export function Fields({ ticket }: { ticket: AnyTicket }) {
  const { t } = useTranslation('details')
  const { data: living } = useQuery(fieldsQuery)
  const formerField = useFormerFields()
  const heading = useId()
  if (!living) return null
  const gone = Object.keys(ticket.fields)
    .filter((id) => !living.some((field) => field.id === id))
    .flatMap((id) => formerField(id) ?? [])
  if (living.length + gone.length === 0) return null
  return (
    <section className={pane.section} aria-labelledby={heading}>
      <h2 id={heading}>{t('fields')}</h2>
      <dl className={styles.fields}>
        {living.map((field) => (
          <Row key={field.id} ticket={ticket} field={field} />
        ))}
        {gone.map((field) => (
          <Gone key={field.id} field={field} value={ticket.fields[field.id] as FieldValue} />
        ))}
      </dl>
    </section>
  )
}

function Gone({ field, value }: { field: TicketField; value: FieldValue }) {
  const { t } = useTranslation('details')
  const name = useFieldName()(field)
  const words = useFieldWords()
  return (
    <>
      <dt className={styles.name}>
        {name} <span className={styles.removed}>{t('field-removed')}</span>
      </dt>
      <dd className={styles.gone}>{words(field, value)}</dd>
    </>
  )
}

function Row({ ticket, field }: { ticket: AnyTicket; field: TicketField }) {
  const { t } = useTranslation('details')
  const name = useFieldName()(field)
  const id = useId()
  const fill = useFillField(ticket.id, field.id)
  const cell = useRef<HTMLElement>(null)
  const isWanted = useWantedField(ticket.id) === field.id
  // what was just given stands here at once, and is taken back where it is refused
  const value = fill.isPending ? fill.variables : ((ticket.fields[field.id] as FieldValue | undefined) ?? null)

  useEffect(() => {
    if (!isWanted) return
    cell.current?.querySelector<HTMLElement>('input, button')?.focus()
    wantField(null)
  }, [isWanted])

  const props: ControlProps = {
    field,
    name,
    describedBy: fill.error ? `${id}-why` : undefined,
    value,
    isRefused: Boolean(fill.error),
    save: fill.mutateAsync,
    forget: fill.reset,
  }
  return (
    <>
      <dt className={styles.name}>
        {name}
        {field.required && (
          <span className={styles.required} title={t('field-required')}>
            <span aria-hidden="true">*</span>
            <span className="visually-hidden"> ({t('field-required')})</span>
          </span>
        )}
      </dt>
      <dd ref={cell} className={styles.cell}>
        <Control {...props} />
        <p id={`${id}-why`} role="alert" className={styles.refused}>
          {fill.error && <Why refusal={fill.error} />}
        </p>
      </dd>
    </>
  )
}

const KNOWN = [
  'invalid-number',
  'invalid-date',
  'too-long',
  'unknown-option',
  'unknown-agent',
  'unknown-field',
] as const

/** Why it was not saved. */
function Why({ refusal }: { refusal: Error }) {
  const { t } = useTranslation('details')
  const code = refusal instanceof Refusal ? refusal.problem.errors?.[0]?.code : undefined
  const known = KNOWN.find((one) => one === code)
  return known ? t(`field-error.${known}`) : reason(refusal)
}

interface ControlProps {
  field: TicketField
  name: string
  describedBy: string | undefined
  value: FieldValue | null
  isRefused: boolean
  save: (value: FieldValue | null) => Promise<unknown>
  /** What was refused is taken back. */
  forget: () => void
}

function Control(props: ControlProps) {
  switch (props.field.kind) {
    case 'checkbox':
      return <Ticked {...props} />
    case 'choice':
    case 'user':
      return <One {...props} />
    case 'multi-choice':
      return <Several {...props} />
    default:
      return <Typed {...props} />
  }
}

/** Saved when one leaves it or presses Enter; what was refused stays to be mended, until Escape. */
function Typed({ field, name, describedBy, value, isRefused, save, forget }: ControlProps) {
  const { i18n } = useTranslation()
  const locale = localeOf(i18n.language)
  const [typed, setTyped] = useState<string | null>(null)
  const isNumber = field.kind === 'number'
  const isDate = field.kind === 'date'
  const stored = typeof value === 'string' ? value : ''
  const shown = isNumber ? shownNumber(stored, locale) : stored

  function commit(text: string | null) {
    if (text === null) return
    const next = isNumber ? typedNumber(text) : text.trim()
    if (next === stored && !isRefused) return setTyped(null)
    save(next || null).then(
      () => setTyped(null),
      () => {},
    )
  }

  function key(event: KeyboardEvent) {
    if (event.key === 'Enter') commit(typed)
    if (event.key !== 'Escape' || typed === null) return
    event.stopPropagation()
    setTyped(null)
    forget()
  }

  function change(text: string) {
    setTyped(text)
    // a day that is picked, or whose year is complete, is meant
    if (isDate && /^[1-9]\d{3}-/.test(text)) commit(text)
  }

  return (
    <input
      className={styles.typed}
      type={isDate ? 'date' : 'text'}
      inputMode={isNumber ? 'decimal' : undefined}
      maxLength={isNumber ? 40 : 500}
      max="9999-12-31"
      autoComplete="off"
      placeholder="–"
      aria-label={name}
      aria-required={field.required || undefined}
      aria-describedby={describedBy}
      aria-invalid={isRefused || undefined}
      data-empty={!(typed ?? shown) || undefined}
      value={typed ?? shown}
      onChange={({ currentTarget }) => change(currentTarget.value)}
      onBlur={() => commit(typed)}
      onKeyDown={key}
    />
  )
}

function Ticked({ name, describedBy, value, save }: ControlProps) {
  return (
    <input
      type="checkbox"
      className={styles.ticked}
      aria-label={name}
      aria-describedby={describedBy}
      checked={value === true}
      onChange={({ currentTarget }) => void save(currentTarget.checked || null).catch(() => {})}
    />
  )
}

const NONE = 'none'

/** An option, or an agent. */
function One(props: ControlProps) {
  const { field, name, value, save } = props
  const { t } = useTranslation('details')
  const [opened, setOpened] = useState(false)
  const words = useFieldWords()
  const choices = useChoices(field, value ? [String(value)] : [])
  const shown = value ? words(field, value) : ''
  return (
    <Picker
      label={name}
      searchable={choices.length > 7}
      options={[{ id: NONE, name: t('field-none') }, ...choices]}
      chosen={[value ? String(value) : NONE]}
      onChoose={(id) => {
        const next = id === NONE ? null : id
        if (next !== value) void save(next).catch(() => {})
      }}
      opened={opened}
      onOpened={setOpened}
    >
      {valueButton(props, shown, t, () => setOpened(true))}
    </Picker>
  )
}

/** Ticks are gathered until the list is closed. */
function Several(props: ControlProps) {
  const { field, name, value, save } = props
  const { t } = useTranslation('details')
  const [opened, setOpened] = useState(false)
  const [ticked, setTicked] = useState<string[] | null>(null)
  const words = useFieldWords()
  const before = Array.isArray(value) ? value : []
  const choices = useChoices(field, before)
  const chosen = ticked ?? before

  function turn(isOpen: boolean) {
    setOpened(isOpen)
    if (isOpen || !ticked) return
    setTicked(null)
    const differs = ticked.length !== before.length || ticked.some((id) => !before.includes(id))
    if (differs) void save(ticked.length > 0 ? ticked : null).catch(() => {})
  }

  return (
    <Picker
      label={name}
      multiple
      searchable={choices.length > 7}
      options={choices}
      chosen={chosen}
      onChoose={(id) => setTicked(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])}
      opened={opened}
      onOpened={turn}
    >
      {valueButton(props, chosen.length > 0 ? words(field, chosen) : '', t, () => turn(!opened))}
    </Picker>
  )
}

/** What the list hangs from: a button itself, for the list adds to it. */
function valueButton({ name, describedBy }: ControlProps, shown: string, t: TFunction<'details'>, onClick: () => void) {
  return (
    <button
      type="button"
      className={styles.value}
      title={shown || undefined}
      aria-label={`${name}: ${shown || t('field-empty')}`}
      aria-describedby={describedBy}
      onClick={onClick}
    >
      <span className="cut" data-empty={!shown || undefined}>
        {shown || '–'}
      </span>
    </button>
  )
}

/** What can be chosen; what has been removed is offered where it still stands. */
function useChoices(field: TicketField, chosen: string[]) {
  const { data: agents = [] } = useQuery({ ...agentsQuery, enabled: field.kind === 'user' })
  const names = useNames()
  if (field.kind !== 'user')
    return field.options
      .filter(({ id, removed }) => !removed || chosen.includes(id))
      .map(({ id, name }) => ({ id, name }))
  const former = chosen.filter((id) => !agents.some((agent) => agent.id === id))
  return [
    ...agents.map(({ id, name, picture }) => ({ id, name, icon: <Avatar name={name} size={20} picture={picture} /> })),
    ...former.map((id) => ({ id, name: names.agent(id) })),
  ]
}
