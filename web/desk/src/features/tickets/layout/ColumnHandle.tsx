import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { useTranslation } from '../../../i18n'
import { LIMITS, type Column, type Columns } from './columns'
import styles from './ColumnHandle.module.css'

const STEP = 16

/** The edge of a column: dragged, or moved with the arrow keys. */
export function ColumnHandle({
  column,
  label,
  columns,
  fromRight,
}: {
  column: Column
  label: string
  columns: Columns
  fromRight?: boolean
}) {
  const { t } = useTranslation('tickets')
  const handle = useRef<HTMLDivElement>(null)
  const direction = fromRight ? -1 : 1
  const width = () => handle.current!.parentElement!.getBoundingClientRect().width

  function drag(event: PointerEvent) {
    event.preventDefault()
    const [from, start] = [event.clientX, width()]
    const move = (moved: globalThis.PointerEvent) => columns.resize(column, start + direction * (moved.clientX - from))
    const end = () => {
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', end)
    }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', end)
  }

  function key(event: KeyboardEvent) {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key]
    if (!step) return
    event.preventDefault()
    columns.resize(column, width() + direction * step)
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex -- a separator that can be moved is a control
    <div
      ref={handle}
      className={styles.handle}
      data-from-right={fromRight || undefined}
      role="separator"
      aria-orientation="vertical"
      aria-label={t('column-width', { column: label })}
      aria-valuemin={LIMITS[column].min}
      aria-valuemax={LIMITS[column].max}
      aria-valuenow={columns.width(column)}
      tabIndex={0}
      onPointerDown={drag}
      onKeyDown={key}
    />
  )
}
