import { useEffect, useRef, type InputHTMLAttributes } from 'react'
import styles from './Check.module.css'

interface Props extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  /** What it chooses. */
  label: string
  /** Some of what it stands for, not all. */
  some?: boolean
}

/** A box to tick in rows and tools, where the words stand elsewhere. */
export function Check({ label, some = false, className, ...input }: Props) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    box.current!.indeterminate = some
  }, [some])
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label={label}
      className={className ? `${styles.check} ${className}` : styles.check}
      {...input}
    />
  )
}
