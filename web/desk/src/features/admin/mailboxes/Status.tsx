import { CircleCheck, CircleDashed, CircleX } from 'lucide-react'
import styles from './Status.module.css'

const ICONS = { ok: CircleCheck, waits: CircleDashed, wrong: CircleX }

/** A word with a sign before it: not by its colour alone. */
export function Status({ kind, children }: { kind: keyof typeof ICONS; children: string }) {
  const Icon = ICONS[kind]
  return (
    <span className={styles.status} data-kind={kind}>
      <Icon size={15} aria-hidden="true" />
      {children}
    </span>
  )
}
