import type { ReactNode } from 'react'
import styles from './Empty.module.css'

/** What stands where there is nothing, or nothing could be had: what is so, and what to do. */
export function Empty({ icon, title, children }: { icon?: ReactNode; title: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      {icon}
      <p className={styles.title}>{title}</p>
      {children}
    </div>
  )
}
