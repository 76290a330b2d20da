import { CopyButton } from '@mantine/core'
import { IconButton } from '@svara/ui'
import { Check, Copy } from 'lucide-react'
import { useTranslation } from '../../../i18n'
import styles from './Copied.module.css'

/** Something to be entered elsewhere, whole, with a button that copies it. */
export function Copied({ value, name }: { value: string; name: string }) {
  const { t } = useTranslation('mailboxes')
  return (
    <span className={styles.copied}>
      <code>{value}</code>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <IconButton label={copied ? t('copied') : t('copy', { name })} onClick={copy}>
            {copied ? <Check size={15} /> : <Copy size={15} />}
          </IconButton>
        )}
      </CopyButton>
    </span>
  )
}
