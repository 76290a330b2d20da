import { useId, type ReactNode } from 'react'
import styles from './Card.module.css'

/** A part of Home: its heading, what leads on from it, its content. */
export function Card({ title, more, children }: { title: string; more?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className={styles.card} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id}>{title}</h2>
        {more}
      </header>
      {children}
    </section>
  )
}

export function CardText({ children }: { children: ReactNode }) {
  return <p className={styles.text}>{children}</p>
}
