import { Tooltip } from '@mantine/core'
import { useState } from 'react'
import { Keys } from '../keys/Keys'
import { tipOf } from './tip'
import styles from './Tip.module.css'

/** Drawn beside its element; undefined: it fades where it was. */
export function Tip({ of: element }: { of: HTMLElement | undefined }) {
  const [last, setLast] = useState(element)
  if (element && element !== last) setLast(element)
  if (!last) return null
  const { label, keys, news, side } = tipOf(last)
  return (
    <Tooltip
      target={last}
      opened={Boolean(element)}
      position={side}
      label={
        <span className={styles.tip}>
          {label}
          {keys && <Keys keys={keys} />}
          {news && <span>{news}</span>}
        </span>
      }
    />
  )
}
