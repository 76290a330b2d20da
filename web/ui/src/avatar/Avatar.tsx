import { UserRound } from 'lucide-react'
import styles from './Avatar.module.css'

type Size = 20 | 24 | 32 | 40 | 56

interface Props {
  name: string
  size?: Size
  /** Its address; none: initials. */
  picture?: string | null | undefined
}

/**
 * A person's picture, or initials on a ground that is always the same for the same name. Says nothing aloud: the name
 * stands beside.
 */
export function Avatar({ name, size = 24, picture }: Props) {
  return (
    <span className={styles.avatar} data-size={size} data-ground={ground(name)} title={name} aria-hidden="true">
      {picture ? <img src={picture} alt="" /> : initials(name)}
    </span>
  )
}

/** The place of somebody who is not there yet. */
export function NobodyAvatar({ size = 20, title }: { size?: Size; title?: string }) {
  return (
    <span className={styles.nobody} data-size={size} title={title} aria-hidden="true">
      <UserRound size={12} />
    </span>
  )
}

export function initials(name: string) {
  const words = name
    .replace(/[@(<"'].*/u, '')
    .trim()
    .split(/[\s._-]+/u)
    .filter(Boolean)
  const chosen = words.length > 1 ? [words[0]!, words.at(-1)!] : words
  const letters = chosen.map((word) => Array.from(word)[0]!.toLocaleUpperCase()).join('')
  return letters || '?'
}

function ground(name: string) {
  let hash = 0
  for (const character of name) hash = (hash * 31 + character.codePointAt(0)!) | 0
  return (Math.abs(hash) % 6) + 1
}
