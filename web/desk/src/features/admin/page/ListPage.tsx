import type { ReactNode } from 'react'
import styles from './Page.module.css'

interface Props {
  title: string
  hint: string
  /** What makes a new one. */
  action?: ReactNode
  children: ReactNode
}

/** A page of Admin that lists something. */
export function ListPage({ title, hint, action, children }: Props) {
  return (
    <main>
      <div className={styles.list}>
        <header className={styles.head}>
          <div className={styles.words}>
            <h1>{title}</h1>
            <p>{hint}</p>
          </div>
          {action}
        </header>
        {children}
      </div>
    </main>
  )
}

/** Its rows: a link in each, whose first part is the name. The link's class says its columns. */
export function Rows({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={styles.rows} aria-label={label}>
      {children}
    </ul>
  )
}
