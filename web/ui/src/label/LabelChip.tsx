import type { CSSProperties, ReactNode } from 'react'
import styles from './LabelChip.module.css'

/** The word stays neutral, a square carries the colour: any colour that an administrator chose is readable. */
export function LabelChip({
  name,
  colour,
  large,
  children,
}: {
  name: string
  colour: string
  large?: boolean
  children?: ReactNode
}) {
  return (
    <span
      className={styles.chip}
      data-large={large || undefined}
      style={{ '--label': colour } as CSSProperties}
      title={name}
    >
      <span className={styles.name}>{name}</span>
      {children}
    </span>
  )
}
