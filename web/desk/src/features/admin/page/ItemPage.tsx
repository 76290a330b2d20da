import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Page.module.css'

interface Props {
  /** The list that it stands in, and the words that lead back to it. */
  list: '/admin/mailboxes' | '/admin/schedules' | '/admin/roles' | '/admin/groups' | '/admin/brands' | '/admin/webhooks'
  back: string
  children: ReactNode
}

/** A page of Admin about one thing: its name as `h1`, and what can be set. */
export function ItemPage({ list, back, children }: Props) {
  return (
    <main>
      <div className={styles.item}>
        <Link to={list} className={styles.back}>
          <ArrowLeft size={15} aria-hidden="true" />
          {back}
        </Link>
        {children}
      </div>
    </main>
  )
}
