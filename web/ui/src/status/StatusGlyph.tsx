import styles from './StatusGlyph.module.css'

/** What a status means (TIC-1). More may come: one that is not known here looks like Closed. */
export type StatusKind = 'new' | 'reply' | 'in_hand' | 'pending' | 'on_hold' | 'solved' | 'closed'

/** Each kind has its own silhouette, so that it can be told without colour. The word is said by {@code label}, or stands beside. */
export function StatusGlyph({ kind, label }: { kind: string; label?: string }) {
  return (
    <svg
      className={styles.glyph}
      data-kind={kind}
      viewBox="0 0 16 16"
      width={16}
      height={16}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <Shape kind={kind} />
    </svg>
  )
}

function Shape({ kind }: { kind: string }) {
  switch (kind) {
    case 'new':
      return (
        <>
          <circle cx="8" cy="8" r="6" className={styles.line} />
          <circle cx="8" cy="8" r="3" className={styles.ink} />
        </>
      )
    case 'reply':
      return (
        <>
          <circle cx="8" cy="8" r="7" className={styles.ink} />
          <path d="M7.4 4.8 4.6 7.5l2.8 2.7M4.8 7.5h3.6c1.7 0 2.8 1 2.8 2.7v.8" className={styles.cut} />
        </>
      )
    case 'in_hand':
      return (
        <>
          <circle cx="8" cy="8" r="6" className={styles.line} />
          <path d="M8 4.5v3.7l2.4 1.5" className={styles.line} />
        </>
      )
    case 'pending':
      return (
        <>
          <circle cx="8" cy="8" r="6" className={styles.line} />
          <path d="M8 4.4a3.6 3.6 0 0 1 0 7.2z" className={styles.ink} />
        </>
      )
    case 'on_hold':
      return (
        <>
          <rect x="1.5" y="1.5" width="13" height="13" rx="3.5" className={styles.ink} />
          <path d="M6.2 5.3v5.4M9.8 5.3v5.4" className={styles.cut} />
        </>
      )
    case 'solved':
      return (
        <>
          <circle cx="8" cy="8" r="7" className={styles.ink} />
          <path d="m5 8.2 2.1 2.1L11 6.3" className={styles.cut} />
        </>
      )
    default:
      return (
        <>
          <circle cx="8" cy="8" r="6" className={styles.line} />
          <path d="M5.3 8h5.4" className={styles.line} />
        </>
      )
  }
}
