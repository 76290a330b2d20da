import { Modal } from '@mantine/core'
import { Keys, Skeleton } from '@svara/ui'
import { Search } from 'lucide-react'
import { Fragment, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from '../i18n'
import { grouped } from './listed'
import styles from './Palette.module.css'
import { remember } from './recent'
import { usePaletteItems, type PaletteItem } from './palette-items'

/** Everything that can be done or gone to, by its name. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('shortcuts')
  const before = useRef(document.activeElement)
  const [typed, setTyped] = useState('')
  const { items, isSearching } = usePaletteItems(typed)
  const [chosen, setChosen] = useState(0)
  const at = Math.min(chosen, Math.max(0, items.length - 1))
  const list = useId()
  const optionId = (place: number) => `${list}-${place}`

  function close() {
    onClose()
    giveBack(before.current)
  }

  function run(item: PaletteItem | undefined) {
    if (!item) return
    remember(item)
    close()
    item.run()
  }

  function key(event: KeyboardEvent) {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 8, PageUp: at - 8 }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      const isStep = Math.abs(to - at) === 1
      setChosen(isStep ? (to + items.length) % Math.max(1, items.length) : Math.max(0, Math.min(items.length - 1, to)))
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      run(items[at])
    }
  }

  return (
    <Modal.Root opened onClose={close} size={620} yOffset="12vh" padding={0} returnFocus={false} centered={false}>
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette')}>
        <div className={styles.field}>
          <Search size={16} aria-hidden="true" />
          <input
            className={styles.input}
            type="text"
            role="combobox"
            aria-label={t('palette')}
            aria-expanded="true"
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={items.length > 0 ? optionId(at) : undefined}
            autoComplete="off"
            spellCheck={false}
            placeholder={t('palette-hint')}
            data-autofocus
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value)
              setChosen(0)
            }}
            onKeyDown={key}
          />
          <Keys keys="escape" />
        </div>
        <Options list={list} items={items} at={at} optionId={optionId} onRun={run} onPoint={setChosen} />
        {isSearching && (
          <p className={styles.searching}>
            <Skeleton width="60%" />
          </p>
        )}
        <p role="status" className={items.length === 0 && !isSearching ? styles.none : 'visually-hidden'}>
          {items.length === 0 && !isSearching ? t('none-found') : t('found', { count: items.length })}
        </p>
      </Modal.Content>
    </Modal.Root>
  )
}

function Options({
  list,
  items,
  at,
  optionId,
  onRun,
  onPoint,
}: {
  list: string
  items: PaletteItem[]
  at: number
  optionId: (place: number) => string
  onRun: (item: PaletteItem) => void
  onPoint: (place: number) => void
}) {
  const { t } = useTranslation('shortcuts')
  const chosen = useRef<HTMLDivElement>(null)
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return (
    <div id={list} role="listbox" aria-label={t('results')} className={styles.options} tabIndex={-1}>
      {grouped(items, (item) => item.group).map(([group, members]) => (
        <Fragment key={group}>
          <div className={styles.group} role="presentation">
            {group}
          </div>
          {members.map((item) => {
            const place = items.indexOf(item)
            return (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the combobox has the keys
              <div
                key={item.id}
                id={optionId(place)}
                ref={place === at ? chosen : undefined}
                role="option"
                aria-selected={place === at}
                tabIndex={-1}
                className={styles.option}
                onClick={() => onRun(item)}
                onPointerMove={() => onPoint(place)}
              >
                {item.icon}
                <span className={styles.label} dir="auto">
                  {item.label}
                </span>
                {item.detail && (
                  <span className={styles.detail} dir="auto">
                    {item.detail}
                  </span>
                )}
                {item.keys && <Keys keys={item.keys} />}
              </div>
            )
          })}
        </Fragment>
      ))}
    </div>
  )
}

/** Where one was: what runs next may depend on it, or takes the focus itself. */
function giveBack(element: Element | null) {
  if (element instanceof HTMLElement && element.isConnected) element.focus({ preventScroll: true })
}
