import type { CSSProperties } from 'react'
import styles from './Skeleton.module.css'

/** Holds the place of a line that is on its way, so that nothing jumps when it comes. */
export function Skeleton({ width, height = 12 }: { width: CSSProperties['width']; height?: number }) {
  return <span className={styles.skeleton} style={{ width, height }} aria-hidden="true" />
}
