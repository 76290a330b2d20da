import { TextInput } from '@mantine/core'
import { useTranslation } from '../../../../i18n'
import styles from './Template.module.css'

interface Props {
  label: string
  value: string
  error: string | undefined
  onChange: (colour: string) => void
}

/** A colour by its code, or from the browser's own picker. */
export function ColourField({ label, value, error, onChange }: Props) {
  const { t } = useTranslation('mailboxes')
  return (
    <TextInput
      label={label}
      error={error}
      value={value}
      maxLength={7}
      spellCheck={false}
      leftSectionWidth={40}
      leftSectionPointerEvents="all"
      leftSection={
        <input
          type="color"
          className={styles.colour}
          aria-label={t('choose-colour', { name: label })}
          value={/^#[0-9a-f]{6}$/i.test(value) ? value : '#000000'}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      }
      onChange={(event) => onChange(event.currentTarget.value.trim())}
    />
  )
}
