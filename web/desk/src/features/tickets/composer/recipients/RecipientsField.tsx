import { Popover } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { Address } from '@svara/api'
import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useEffect, useId, useRef, useState, type ClipboardEvent, type KeyboardEvent, type Ref } from 'react'
import { useTranslation } from '../../../../i18n'
import { suggestedContactsQuery } from '../../api/suggested-contacts'
import { distinct, flawOf, isSame, parseAddresses } from './addresses'
import styles from './RecipientsField.module.css'

/** So many are shown while nobody works in the field. */
const FOLDED = 3
const FOLDS_ABOVE = 5
const SUGGESTIONS_AFTER_MILLIS = 120

interface Props {
  label: string
  people: Address[]
  onChange: (people: Address[]) => void
  /** What the server has against them. */
  refusal?: string | undefined
  placeholder?: string
  inputRef?: Ref<HTMLInputElement>
  takesFocus?: boolean
}

/** Addresses as chips: typed, chosen from those whom one knows, or pasted by the dozen. */
export function RecipientsField({ label, people, onChange, refusal, placeholder, inputRef, takesFocus }: Props) {
  const { t } = useTranslation('composer')
  const [typed, setTyped] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [isWorking, setWorking] = useState(false)
  const [choice, setChoice] = useState(0)
  const field = useRef<HTMLDivElement>(null)
  const ids = useId()
  useEffect(() => {
    if (takesFocus) inputOf(field.current)?.focus()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- when it appears, and not later
  }, [])
  const suggested = useSuggested(typed, people)
  const showsList = isOpen && suggested.length > 0
  const shown = isWorking || people.length <= FOLDS_ABOVE ? people : people.slice(0, FOLDED)
  const flaws = people.filter((person) => flawOf(person.email))

  function add(text: string) {
    const added = parseAddresses(text)
    if (added.length > 0) onChange(distinct([...people, ...added]))
    setTyped('')
    setOpen(false)
  }

  function choose(person: Address) {
    onChange(distinct([...people, { name: person.name, email: person.email }]))
    setTyped('')
    setOpen(false)
  }

  function remove(place: number) {
    onChange(people.filter((_, other) => other !== place))
    const chips = chipsOf(field.current)
    const next = chips[place + 1] ?? chips[place - 1]
    requestAnimationFrame(() => (next?.isConnected ? next : inputOf(field.current))?.focus())
  }

  function type(text: string) {
    if (/[,;\n]/.test(text)) {
      add(text)
      return
    }
    setTyped(text)
    setChoice(0)
    setOpen(text.trim() !== '')
  }

  function pasted(event: ClipboardEvent) {
    const text = event.clipboardData.getData('text/plain')
    if (!/[@,;\n]/.test(text)) return
    event.preventDefault()
    add(typed + text)
  }

  function key(event: KeyboardEvent<HTMLInputElement>) {
    const atStart = event.currentTarget.selectionStart === 0 && event.currentTarget.selectionEnd === 0
    const chosen = suggested[choice]
    if (event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
    if (showsList && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const step = event.key === 'ArrowDown' ? 1 : -1
      setChoice((choice + step + suggested.length) % suggested.length)
    } else if ((event.key === 'Enter' || event.key === 'Tab') && showsList && chosen) {
      choose(chosen)
    } else if (event.key === 'Enter' || (event.key === ' ' && flawOf(typed.trim()) === null)) {
      add(typed)
    } else if (event.key === 'Escape' && showsList) {
      setOpen(false)
    } else if ((event.key === 'Backspace' || event.key === 'ArrowLeft') && atStart && people.length > 0) {
      chipsOf(field.current).at(-1)?.focus()
    } else {
      return
    }
    event.preventDefault()
  }

  function chipKey(event: KeyboardEvent, place: number) {
    if (event.ctrlKey || event.metaKey) return
    const chips = chipsOf(field.current)
    if (event.key === 'Backspace' || event.key === 'Delete') remove(place)
    else if (event.key === 'ArrowLeft') chips[place - 1]?.focus()
    else if (event.key === 'ArrowRight') (chips[place + 1] ?? inputOf(field.current))?.focus()
    else if (event.key === 'Enter') edit(place)
    else if (event.key === 'Home') chips[0]?.focus()
    else if (event.key === 'End') inputOf(field.current)?.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  /** A wrong address is mended, not typed anew. */
  function edit(place: number) {
    const person = people[place]!
    onChange(people.filter((_, other) => other !== place))
    setTyped(person.name ? `${person.name} <${person.email}>` : person.email)
    inputOf(field.current)?.focus()
  }

  function left(next: EventTarget | null) {
    if (next instanceof Node && field.current?.contains(next)) return
    setWorking(false)
    setOpen(false)
    if (typed.trim()) add(typed)
  }

  return (
    <Popover opened={showsList} position="bottom-start" offset={4} shadow="md" width={320} trapFocus={false}>
      <Popover.Target popupType="listbox">
        {/* it only follows whether one works somewhere within it */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <div
          ref={field}
          className={styles.field}
          role="group"
          aria-label={label}
          onFocus={() => setWorking(true)}
          onBlur={(event) => left(event.relatedTarget)}
        >
          <label className={styles.label} htmlFor={`${ids}-input`}>
            {label}
          </label>
          {shown.map((person, place) => (
            <Chip
              key={person.email}
              person={person}
              onKeyDown={(event) => chipKey(event, place)}
              onEdit={() => edit(place)}
              onRemove={() => remove(place)}
            />
          ))}
          {shown.length < people.length && (
            <button
              type="button"
              className={styles.more}
              aria-label={t('show-more-recipients', { count: people.length - shown.length })}
              onClick={() => {
                setWorking(true)
                requestAnimationFrame(() => inputOf(field.current)?.focus())
              }}
            >
              +{people.length - shown.length}
            </button>
          )}
          <input
            ref={inputRef}
            id={`${ids}-input`}
            className={styles.input}
            type="text"
            inputMode="email"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={typed}
            placeholder={people.length === 0 ? placeholder : undefined}
            role="combobox"
            aria-expanded={showsList}
            aria-controls={`${ids}-list`}
            aria-autocomplete="list"
            aria-activedescendant={showsList ? `${ids}-${choice}` : undefined}
            aria-invalid={flaws.length > 0 || Boolean(refusal)}
            aria-describedby={`${ids}-flaw`}
            onChange={(event) => type(event.currentTarget.value)}
            onPaste={pasted}
            onKeyDown={key}
          />
          <span id={`${ids}-flaw`} className={styles.flaw} role="alert" hidden={flaws.length === 0 && !refusal}>
            {flaws.length > 0
              ? flaws
                  .slice(0, 3)
                  .map((person) => t(`flaw.${flawOf(person.email)!}`, { address: person.email }))
                  .join(' ')
              : refusal}
          </span>
        </div>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <div id={`${ids}-list`} role="listbox" aria-label={t('suggestions')} className={styles.list}>
          {suggested.map((person, place) => (
            <div
              key={person.email}
              id={`${ids}-${place}`}
              role="option"
              aria-selected={place === choice}
              className={styles.option}
              onPointerEnter={() => setChoice(place)}
              tabIndex={-1}
              onPointerDown={(event) => {
                // the field keeps the focus
                event.preventDefault()
                choose(person)
              }}
            >
              <span className={styles.words}>{person.name || person.email}</span>
              {person.name && <small>{person.email}</small>}
            </div>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

function Chip({
  person,
  onKeyDown,
  onEdit,
  onRemove,
}: {
  person: Address
  onKeyDown: (event: KeyboardEvent) => void
  onEdit: () => void
  onRemove: () => void
}) {
  const { t } = useTranslation('composer')
  const flaw = flawOf(person.email)
  const words = person.name || person.email
  const full = person.name ? `${person.name} <${person.email}>` : person.email
  return (
    <span
      className={styles.chip}
      data-chip
      data-flawed={flaw !== null}
      role="button"
      tabIndex={-1}
      title={flaw ? t(`flaw.${flaw}`, { address: person.email }) : full}
      aria-label={flaw ? t(`flaw.${flaw}`, { address: person.email }) : t('recipient', { address: full })}
      onKeyDown={onKeyDown}
      onDoubleClick={onEdit}
    >
      <span className={styles.words}>{words}</span>
      <span className={styles.remove} aria-hidden="true" onClick={onRemove}>
        <X size={12} />
      </span>
    </span>
  )
}

function useSuggested(typed: string, people: Address[]) {
  const [wanted] = useDebouncedValue(typed.trim(), SUGGESTIONS_AFTER_MILLIS)
  const { data } = useQuery(suggestedContactsQuery(wanted))
  if (!typed.trim() || !data) return []
  return data.filter((contact) => !people.some((person) => isSame(person, contact)))
}

function chipsOf(field: HTMLElement | null) {
  return [...(field?.querySelectorAll<HTMLElement>('[data-chip]') ?? [])]
}

function inputOf(field: HTMLElement | null) {
  return field?.querySelector('input')
}
