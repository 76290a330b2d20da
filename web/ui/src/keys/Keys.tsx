import styles from './Keys.module.css'

const NAMES: Record<string, string> = {
  mod: 'Ctrl',
  shift: '⇧',
  enter: '↵',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
}
const onApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)

/** The keys of a shortcut, such as {@code mod+k} or {@code g t}. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className={styles.keys} aria-hidden="true">
      {keys.split(' ').map((chord, place) => (
        <kbd key={place}>
          {chord
            .split('+')
            .map(keyName)
            .join(onApple ? '' : '+')}
        </kbd>
      ))}
    </span>
  )
}

function keyName(key: string) {
  if (key === 'mod' && onApple) return '⌘'
  return NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key)
}
