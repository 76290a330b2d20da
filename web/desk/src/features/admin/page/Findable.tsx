import { TextInput } from '@mantine/core'
import { Empty } from '@svara/ui'
import { useState, type ReactNode } from 'react'
import { useTranslation } from '../../../i18n'
import { holdsWords } from './holds-words'
import styles from './Page.module.css'

/** A shorter list is seen at a glance. */
const LONG = 12

interface Props<T> {
  items: T[]
  /** What is searched, besides the name. */
  words?: (item: T) => string
  children: (found: T[]) => ReactNode
}

/** A list in which one can search for a word of each, once it is long. */
export function Findable<T extends { name: string }>({ items, words, children }: Props<T>) {
  const { t } = useTranslation('admin')
  const [typed, setTyped] = useState('')
  if (items.length < LONG && typed === '') return children(items)
  const found = items.filter((item) => holdsWords(`${item.name} ${words?.(item) ?? ''}`, typed))
  return (
    <>
      <TextInput
        type="search"
        className={styles.find}
        aria-label={t('find')}
        placeholder={t('find')}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
      />
      <p role="status" className="visually-hidden">
        {typed.trim() !== '' && t('found', { count: found.length })}
      </p>
      {found.length > 0 ? children(found) : <Empty title={t('none-found', { typed: typed.trim() })} />}
    </>
  )
}
