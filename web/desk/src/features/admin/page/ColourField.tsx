import { TextInput } from '@mantine/core'
import styles from './ColourField.module.css'

interface Props {
  label: string
  /** What the browser's own picker is called. */
  choose: string
  value: string
  error: string | undefined
  onChange: (colour: string) => void
}

/** A colour by its code, or from the browser's own picker. */
export function ColourField({ label, choose, value, error, onChange }: Props) {
  return (
    <TextInput
      label={label}
      error={error}
      value={value}
      maxLength={20}
      spellCheck={false}
      leftSectionWidth={40}
      leftSectionPointerEvents="all"
      leftSection={
        <input
          type="color"
          className={styles.colour}
          aria-label={choose}
          value={/^#[0-9a-f]{6}$/i.test(value) ? value : '#000000'}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      }
      onChange={(event) => onChange(event.currentTarget.value.trim())}
    />
  )
}
