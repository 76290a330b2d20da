import { Button, TextInput } from '@mantine/core'
import type { TicketField } from '@svara/api'
import { IconButton } from '@svara/ui'
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { useContext, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { useTranslation } from '../../../i18n'
import dialog from '../page/Dialog.module.css'
import { fieldErrors, RefusalOfFields, useFieldError } from '../page/errors'
import styles from './Fields.module.css'

const MOST = 200

interface Option {
  /** Of this form's own, as long as it is open. */
  key: number
  /** None for a new one. */
  id?: string
  name: string
}

let keys = 0

function made(name: string, id?: string): Option {
  keys += 1
  return { key: keys, name, id }
}

/** The options of a choice while they are edited. Those that were removed before stay out of sight. */
export function useOptions(before: TicketField['options']) {
  const [list, setList] = useState<Option[]>(() => {
    const living = before.filter(({ removed }) => !removed).map(({ id, name }) => made(name, id))
    return living.length > 0 ? living : [made(''), made('')]
  })
  return {
    list,
    setList,
    /** Without those that were left empty and are new. */
    named: () => list.filter(({ id, name }) => id || name.trim()).map(({ id, name }) => ({ id, name })),
  }
}

interface Props {
  options: ReturnType<typeof useOptions>
  onEdit: () => void
}

/** What can be chosen, in its order. Enter makes the next one; lines that are pasted become one each. */
export function OptionsField({ options: { list, setList }, onEdit }: Props) {
  const { t } = useTranslation('fields')
  const rows = useRef<HTMLOListElement>(null)
  const [said, setSaid] = useState('')
  const errorOf = useFieldError('fields')
  const refusal = useContext(RefusalOfFields)
  const isOfAll = fieldErrors(refusal).some(({ field }) => field === 'options')
  // the server knows nothing of those that were left empty
  const sent = list.filter(({ id, name }) => id || name.trim())

  function set(next: Option[]) {
    onEdit()
    setList(next.slice(0, MOST))
  }

  function focus(place: number, what: 'input' | 'button' = 'input') {
    requestAnimationFrame(() => rows.current?.children[place]?.querySelector<HTMLElement>(what)?.focus())
  }

  function add(after: number) {
    set(list.toSpliced(after + 1, 0, made('')))
    focus(after + 1)
  }

  function move(from: number, to: number) {
    if (to < 0 || to >= list.length) return
    const option = list[from]!
    set(list.toSpliced(from, 1).toSpliced(to, 0, option))
    setSaid(t('option-moved', { name: option.name || t('option', { place: from + 1 }), place: to + 1 }))
  }

  function remove(place: number) {
    set(list.toSpliced(place, 1))
    focus(Math.max(0, place - 1))
  }

  function key(event: KeyboardEvent, place: number) {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    add(place)
  }

  function paste(event: ClipboardEvent, place: number) {
    const lines = event.clipboardData
      .getData('text')
      .split('\n')
      .map((line) => line.trim().slice(0, 100))
      .filter(Boolean)
    if (lines.length < 2) return
    event.preventDefault()
    const isEmpty = !list[place]!.name && !list[place]!.id
    set(list.toSpliced(isEmpty ? place : place + 1, isEmpty ? 1 : 0, ...lines.map((line) => made(line))))
  }

  return (
    <fieldset className={styles.options}>
      <legend className={styles.legend}>{t('options')}</legend>
      <p className={dialog.text}>{t('options-hint')}</p>
      <p role="status" className="visually-hidden">
        {said}
      </p>
      <ol ref={rows} className={styles.list}>
        {list.map((option, place) => (
          <li key={option.key} className={styles.option}>
            <TextInput
              aria-label={t('option', { place: place + 1 })}
              maxLength={100}
              value={option.name}
              error={sent.includes(option) ? errorOf(`options[${sent.indexOf(option)}]`) : undefined}
              onChange={({ currentTarget }) => set(list.with(place, { ...option, name: currentTarget.value }))}
              onKeyDown={(event) => key(event, place)}
              onPaste={(event) => paste(event, place)}
            />
            <IconButton
              label={t('option-up', { place: place + 1 })}
              aria-disabled={place === 0}
              onClick={() => move(place, place - 1)}
            >
              <ArrowUp size={15} />
            </IconButton>
            <IconButton
              label={t('option-down', { place: place + 1 })}
              aria-disabled={place === list.length - 1}
              onClick={() => move(place, place + 1)}
            >
              <ArrowDown size={15} />
            </IconButton>
            <IconButton label={t('option-remove', { place: place + 1 })} onClick={() => remove(place)}>
              <X size={15} />
            </IconButton>
          </li>
        ))}
      </ol>
      {isOfAll && <p className={dialog.refused}>{errorOf('options')}</p>}
      <Button
        variant="default"
        size="compact-sm"
        className={styles.add}
        leftSection={<Plus size={15} />}
        disabled={list.length >= MOST}
        onClick={() => add(list.length - 1)}
      >
        {t('option-add')}
      </Button>
    </fieldset>
  )
}
