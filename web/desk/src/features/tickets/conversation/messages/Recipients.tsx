import type { Address, Message } from '@svara/api'
import { useState } from 'react'
import { useTranslation } from '../../../../i18n'
import styles from './Recipients.module.css'

const SHOWN = 2

/** "to Ingrid, cc Knut, 58 more"; all of them with their addresses on a click. */
export function Recipients({ message }: { message: Message }) {
  const { t, i18n } = useTranslation('conversation')
  const [isOpen, setOpen] = useState(false)
  const lines = (['to', 'cc', 'bcc'] as const).filter((line) => message[line].length > 0)
  const all = lines.flatMap((line) => message[line].map((address) => ({ line, address })))
  if (all.length === 0) return null
  const shown = all.slice(0, SHOWN)
  const words = lines
    .map((line) => ({ line, names: shown.filter((one) => one.line === line).map((one) => short(one.address)) }))
    .filter(({ names }) => names.length > 0)
    .map(({ line, names }) => t(`short.${line}`, { names: list(i18n.language, names) }))
  const rest = all.length - shown.length
  return (
    <>
      <button type="button" className={styles.short} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {[...words, ...(rest > 0 ? [t('more-recipients', { count: rest })] : [])].join(', ')}
      </button>
      {isOpen && (
        <dl className={styles.all}>
          {message.from && <Line name={t('from')} addresses={[message.from]} />}
          {lines.map((line) => (
            <Line key={line} name={t(line)} addresses={message[line]} />
          ))}
        </dl>
      )}
    </>
  )
}

function Line({ name, addresses }: { name: string; addresses: Address[] }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {addresses.map((address, place) => (
          <span key={place} className={styles.address}>
            {address.name && <>{address.name} </>}
            <span className={styles.email}>{address.email}</span>
          </span>
        ))}
      </dd>
    </>
  )
}

function short(address: Address) {
  return address.name.trim().split(/\s+/u)[0] || address.email
}

function list(language: string, names: string[]) {
  return new Intl.ListFormat(language === 'no' ? 'nb' : language, { type: 'unit' }).format(names)
}
