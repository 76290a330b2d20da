import { Popover } from '@mantine/core'
import { Check, Plus, Search } from 'lucide-react'
import { useId, useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from '../../../i18n'
import styles from './Picker.module.css'

export interface Option {
  id: string
  name: string
  icon?: ReactNode
  /** Quieter, behind the name; searched too. */
  hint?: string
}

interface Props {
  label: string
  options: Option[]
  chosen: string[]
  /** Stays open, with tick boxes. */
  multiple?: boolean
  searchable?: boolean
  onChoose: (id: string) => void
  /** What is typed, for options that are too many to be given all at once. */
  onSearch?: (typed: string) => void
  /** Makes what was searched for and is not there. */
  onCreate?: (name: string) => void
  opened: boolean
  onOpened: (opened: boolean) => void
  /** What it hangs from: one button. */
  children: ReactElement
}

/** A list to choose from, by mouse or by typing and arrows. */
export function Picker({ opened, onOpened, children, label, ...list }: Props) {
  return (
    <Popover
      opened={opened}
      onChange={onOpened}
      position="bottom-start"
      width={list.searchable ? 264 : 200}
      trapFocus
      returnFocus
      shadow="md"
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown className={styles.dropdown} aria-label={label}>
        {opened && <Choices label={label} close={() => onOpened(false)} {...list} />}
      </Popover.Dropdown>
    </Popover>
  )
}

const CREATE = 'create:'

function Choices({
  label,
  options,
  chosen,
  multiple,
  searchable,
  onChoose,
  onSearch,
  onCreate,
  close,
}: Omit<Props, 'opened' | 'onOpened' | 'children'> & { close: () => void }) {
  const { t } = useTranslation('conversation')
  const list = useRef<HTMLDivElement>(null)
  const base = useId()
  const [search, setSearch] = useState('')
  const shown = found(options, search)
  const isNew = Boolean(onCreate && search.trim() && !options.some((option) => same(option.name, search)))
  const ids = [...shown.map((option) => option.id), ...(isNew ? [CREATE] : [])]
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      options.findIndex((option) => chosen.includes(option.id)),
    ),
  )
  const at = Math.min(active, ids.length - 1)

  function choose(id: string) {
    if (id === CREATE) onCreate!(search.trim())
    else onChoose(id)
    if (multiple) setSearch('')
    else close()
  }

  function move(to: number) {
    const next = (to + ids.length) % ids.length
    setActive(next)
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' })
  }

  function key(event: KeyboardEvent) {
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: ids.length - 1 }
    const to = steps[event.key]
    if (to !== undefined && ids.length > 0) {
      event.preventDefault()
      move(to)
    } else if (event.key === 'Enter' || (event.key === ' ' && !searchable)) {
      event.preventDefault()
      if (ids[at] !== undefined) choose(ids[at])
    } else if (!searchable && event.key.length === 1) {
      const first = options.findIndex((option) => same(option.name.slice(0, 1), event.key))
      if (first >= 0) move(first)
    }
  }

  const row = (place: number, id: string) => ({
    id: `${base}-${place}`,
    isActive: place === at,
    onPoint: () => setActive(place),
    onChoose: () => choose(id),
    onKey: key,
  })
  const activeId = at >= 0 ? `${base}-${at}` : undefined
  return (
    <>
      {searchable && (
        <div className={styles.search}>
          <Search size={15} aria-hidden="true" />
          <input
            data-autofocus
            role="combobox"
            aria-expanded="true"
            aria-controls={`${base}-list`}
            aria-activedescendant={activeId}
            aria-label={label}
            placeholder={label}
            value={search}
            maxLength={60}
            onChange={(event) => {
              setSearch(event.currentTarget.value)
              onSearch?.(event.currentTarget.value)
              setActive(0)
            }}
            onKeyDown={key}
          />
        </div>
      )}
      <div
        ref={list}
        id={`${base}-list`}
        className={styles.list}
        role="listbox"
        aria-label={label}
        aria-multiselectable={multiple || undefined}
        {...(searchable
          ? {}
          : { tabIndex: 0, 'data-autofocus': true, 'aria-activedescendant': activeId, onKeyDown: key })}
      >
        {shown.map((option, place) => (
          <Row
            key={option.id}
            {...row(place, option.id)}
            isChosen={chosen.includes(option.id)}
            isMultiple={multiple ?? false}
            option={option}
          />
        ))}
        {isNew && (
          <Row
            {...row(shown.length, CREATE)}
            isChosen={false}
            isMultiple={false}
            option={{
              id: CREATE,
              name: t('create-label', { name: search.trim() }),
              icon: <Plus size={15} aria-hidden="true" />,
            }}
          />
        )}
      </div>
      {ids.length === 0 && <p className={styles.none}>{t('nothing-found')}</p>}
    </>
  )
}

interface RowProps {
  id: string
  option: Option
  isActive: boolean
  isChosen: boolean
  isMultiple: boolean
  onPoint: () => void
  onChoose: () => void
  onKey: (event: KeyboardEvent) => void
}

/** The focus stays where one types; a row is only pointed at. */
function Row({ id, option, isActive, isChosen, isMultiple, onPoint, onChoose, onKey }: RowProps) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      data-active={isActive || undefined}
      className={styles.option}
      onPointerMove={onPoint}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
      onKeyDown={onKey}
    >
      {isMultiple && <Tick on={isChosen} />}
      {option.icon}
      <span className={styles.name}>{option.name}</span>
      {option.hint && <span className={styles.hint}>{option.hint}</span>}
      {!isMultiple && isChosen && <Check size={15} className={styles.check} aria-hidden="true" />}
    </div>
  )
}

function Tick({ on }: { on: boolean }) {
  return (
    <span className={styles.tick} data-on={on || undefined} aria-hidden="true">
      {on && <Check size={12} strokeWidth={3} />}
    </span>
  )
}

function found(options: Option[], search: string) {
  const words = search.trim().toLocaleLowerCase().split(/\s+/u)
  return options.filter((option) => {
    const text = `${option.name} ${option.hint ?? ''}`.toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  })
}

function same(one: string, other: string) {
  return one.trim().toLocaleLowerCase() === other.trim().toLocaleLowerCase()
}
