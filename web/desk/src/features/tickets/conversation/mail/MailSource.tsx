import { Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../../../i18n'
import { mailSourceQuery } from '../../api/mail'
import styles from './MailDetails.module.css'

/** The mail as it came, as text: nothing of it is ever run. */
export function MailSource({ ticket, message }: { ticket: string; message: string }) {
  const { t } = useTranslation('mail')
  const { data, error } = useQuery(mailSourceQuery(ticket, message))
  if (error) return <p role="alert">{t('not-loaded')}</p>
  if (!data)
    return (
      <div aria-hidden="true">
        <Skeleton width="100%" height={200} />
      </div>
    )
  return (
    <>
      {!data.isWhole && <p className={styles.hint}>{t('source-cut')}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keyboard */}
      <pre className={styles.source} tabIndex={0} role="region" aria-label={t('source')}>
        {data.text}
      </pre>
    </>
  )
}
