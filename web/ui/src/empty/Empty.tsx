import type { ReactNode } from 'react'
import styles from './Empty.module.css'

interface Props {
  icon?: ReactNode
  title: string
  /** Where nothing else heads the page. */
  heading?: 'p' | 'h1'
  children?: ReactNode
}

/** What stands where there is nothing, or nothing could be had: what is so, and what to do. */
export function Empty({ icon, title, heading: Heading = 'p', children }: Props) {
  return (
    <div className={styles.empty}>
      {icon}
      <Heading className={styles.title}>{title}</Heading>
      {children}
    </div>
  )
}
