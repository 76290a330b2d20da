import { IconButton } from '@svara/ui'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from '../../../i18n'
import styles from './Ordered.module.css'

interface Props<T> {
  label: string
  items: readonly T[]
  nameOf: (item: T) => string
  /** Why the order could not be changed. */
  refused: string | null
  /** Takes all ids, in their new order. */
  onOrder: (ids: string[]) => void
  children: (item: T) => ReactNode
}

/** A list that is put in order by buttons. The focus goes along with what is moved, and its new place is read aloud. */
export function Ordered<T extends { id: string }>({ label, items, nameOf, refused, onOrder, children }: Props<T>) {
  const { t } = useTranslation('admin')
  const [moved, setMoved] = useState('')

  function move(item: T, from: number, to: number) {
    if (to < 0 || to >= items.length) return
    const ids = items.map(({ id }) => id)
    onOrder(ids.toSpliced(from, 1).toSpliced(to, 0, item.id))
    setMoved(t('moved', { name: nameOf(item), place: to + 1, all: items.length }))
  }

  return (
    <div>
      <p role="status" className="visually-hidden">
        {moved}
      </p>
      <div role="alert" className={styles.refused}>
        {refused && <p>{refused}</p>}
      </div>
      <ul className={styles.rows} aria-label={label}>
        {items.map((item, place) => (
          <li key={item.id} className={styles.row}>
            <span className={styles.moves}>
              {/* not disabled at the ends: what has come there keeps the focus */}
              <IconButton
                label={t('move-up', { name: nameOf(item) })}
                aria-disabled={place === 0}
                className={styles.move}
                onClick={() => move(item, place, place - 1)}
              >
                <ArrowUp size={15} />
              </IconButton>
              <IconButton
                label={t('move-down', { name: nameOf(item) })}
                aria-disabled={place === items.length - 1}
                className={styles.move}
                onClick={() => move(item, place, place + 1)}
              >
                <ArrowDown size={15} />
              </IconButton>
            </span>
            {children(item)}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What can be done with a row. */
export function Acts({ children }: { children: ReactNode }) {
  return <span className={styles.acts}>{children}</span>
}
