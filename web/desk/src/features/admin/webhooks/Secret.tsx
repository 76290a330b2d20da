import { CopyButton } from '@mantine/core'
import { IconButton } from '@svara/ui'
import { Check, Copy } from 'lucide-react'
import { useTranslation } from '../../../i18n'
import styles from './WebhookPage.module.css'

/** A secret to be copied. */
export function Secret({ secret }: { secret: string }) {
  const { t } = useTranslation('webhooks')
  return (
    <p className={styles.secret}>
      <code>{secret}</code>
      <CopyButton value={secret}>
        {({ copied, copy }) => (
          <IconButton label={copied ? t('copied') : t('copy')} onClick={copy}>
            {copied ? <Check size={15} /> : <Copy size={15} />}
          </IconButton>
        )}
      </CopyButton>
    </p>
  )
}
