import { Keys } from '@svara/ui'
import { Search, X } from 'lucide-react'
import { useState, type KeyboardEvent, type RefObject } from 'react'
import { useTranslation } from '../../../i18n'
import type { TicketsQuery } from '../api/tickets'
import { useAsk } from './conditions'
import styles from './SearchBox.module.css'
import { useConditionsInWords } from './search-words'

interface Props {
  query: TicketsQuery
  input: RefObject<HTMLInputElement | null>
  onToRows: () => void
}

export function SearchBox({ query, input, onToRows }: Props) {
  const { t } = useTranslation('list')
  const [text, setText] = useTextOf(query)
  const ask = useAsk(query)
  const read = useConditionsInWords()

  async function find() {
    await ask({ q: '', ...(await read(text)) })
  }

  async function clear() {
    setText('')
    if (query.q) await ask({ q: '' })
    input.current?.focus()
  }

  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') void find()
    else if (event.key === 'ArrowDown') onToRows()
    else if (event.key === 'Escape' && (text || query.q)) void clear()
    else if (event.key === 'Escape') input.current?.blur()
    else return
    event.preventDefault()
  }

  return (
    <div className={styles.search} role="search">
      <Search size={16} className={styles.icon} />
      <input
        ref={input}
        className={styles.input}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={1000}
        value={text}
        placeholder={t('search-hint')}
        aria-label={t('search')}
        aria-keyshortcuts="/"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
      />
      {text || query.q ? (
        <button type="button" className={styles.clear} aria-label={t('clear-search')} onClick={() => void clear()}>
          <X size={14} />
        </button>
      ) : (
        <span className={styles.key}>
          <Keys keys="/" />
        </span>
      )}
    </div>
  )
}

/** Follows the address: Back and another filter bring their own words. */
function useTextOf({ filter, q = '' }: TicketsQuery) {
  const [kept, keep] = useState({ filter, q, text: q })
  const current = kept.filter === filter && kept.q === q ? kept : { filter, q, text: q }
  return [current.text, (text: string) => keep({ filter, q, text })] as const
}
