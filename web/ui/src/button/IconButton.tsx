import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { tip } from '../tip/tip'
import styles from './IconButton.module.css'

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** What it does: its name for those who cannot see the icon, and its tooltip. */
  label: string
  /** The shortcut that does the same; it stands in the tooltip. */
  keys?: string
  active?: boolean
  ref?: Ref<HTMLButtonElement>
  children: ReactNode
}

export function IconButton({ label, keys, active, className, children, ...button }: Props) {
  return (
    <button
      type="button"
      {...tip({ label, keys })}
      aria-keyshortcuts={keys?.replace('mod+', 'Control+')}
      data-active={active || undefined}
      className={className ? `${styles.button} ${className}` : styles.button}
      {...button}
    >
      {children}
    </button>
  )
}
