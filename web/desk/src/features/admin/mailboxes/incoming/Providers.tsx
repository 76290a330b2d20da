import type { Mailbox } from '@svara/api'
import { useTranslation } from '../../../../i18n'
import styles from './Providers.module.css'

const STEPS = {
  google: ['google.1', 'google.2', 'google.3', 'google.4'],
  microsoft: ['microsoft.1', 'microsoft.2', 'microsoft.3', 'microsoft.4'],
  other: ['other.1', 'other.2', 'other.3'],
} as const

/** How mail is forwarded, with each provider. */
export function Providers({ mailbox: { address, inboundAddress } }: { mailbox: Mailbox }) {
  const { t } = useTranslation('mailboxes')
  return (
    <div className={styles.providers}>
      {(Object.keys(STEPS) as (keyof typeof STEPS)[]).map((provider) => (
        <details key={provider} className={styles.provider}>
          <summary>{t(`provider.${provider}`)}</summary>
          <div className={styles.body}>
            <ol className={styles.steps}>
              {STEPS[provider].map((step) => (
                <li key={step}>{t(`step.${step}`, { address, inbound: inboundAddress })}</li>
              ))}
            </ol>
            {provider === 'microsoft' && (
              <div className={styles.trouble}>
                {/* as Microsoft says it, in whichever language its mail comes */}
                <p lang="en">
                  <q>Access denied. Your organization does not allow external forwarding</q>
                </p>
                <p>{t('external-forwarding')}</p>
                <ol className={styles.steps}>
                  {(['external.1', 'external.2', 'external.3'] as const).map((step) => (
                    <li key={step}>{t(`step.${step}`)}</li>
                  ))}
                </ol>
              </div>
            )}
          </div>
        </details>
      ))}
    </div>
  )
}
