import { Keys } from '@svara/ui'
import { Search, X } from 'lucide-react'
import type { KeyboardEvent, RefObject } from 'react'
import { useTranslation } from '../../i18n'
import styles from './SearchField.module.css'

interface Props {
  typed: string
  onType: (typed: string) => void
  /** What Enter takes, and what the arrow goes down to. */
  results: RefObject<HTMLElement | null>
  input?: RefObject<HTMLInputElement | null>
  /** The shortcut that leads here. */
  keys?: string
}

export function SearchField({ typed, onType, results, input, keys }: Props) {
  const { t } = useTranslation(['help', 'app'])

  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const first = results.current?.querySelector('a')
    if (event.key === 'Enter') first?.click()
    else if (event.key === 'ArrowDown' && first) first.focus()
    else if (event.key === 'Escape' && typed) onType('')
    else return
    event.preventDefault()
    // the desk's own keys would take the cursor away
    event.stopPropagation()
  }

  return (
    <div className={styles.search} role="search">
      <Search size={16} className={styles.icon} aria-hidden="true" />
      <input
        ref={input}
        className={styles.input}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={typed}
        placeholder={t('search-hint')}
        aria-label={t('search')}
        aria-keyshortcuts={keys}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={press}
      />
      {typed ? (
        <button
          type="button"
          className={styles.clear}
          aria-label={t('clear')}
          onClick={(event) => {
            event.currentTarget.parentElement?.querySelector('input')?.focus()
            onType('')
          }}
        >
          <X size={14} />
        </button>
      ) : (
        keys && (
          <span className={styles.key}>
            <Keys keys={keys} />
          </span>
        )
      )}
    </div>
  )
}
