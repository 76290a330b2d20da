import type { MailDetail } from '@svara/api'
import { useTranslation } from '../../../../i18n'
import styles from './MailDetails.module.css'

export function MailHeaders({ mail }: { mail: MailDetail }) {
  const { t } = useTranslation('mail')
  return (
    <>
      <dl className={styles.headers}>
        {mail.headers.map(({ name, value }, place) => (
          <div key={place}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      {mail.headersCut && <p className={styles.hint}>{t('headers-cut')}</p>}
    </>
  )
}
