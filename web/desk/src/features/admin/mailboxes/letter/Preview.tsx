import { Skeleton } from '@svara/ui'
import { Suspense, useId, type ReactNode } from 'react'
import { useTranslation } from '../../../../i18n'
import { MailFrame } from '../../../tickets'
import styles from './Preview.module.css'

interface Props {
  preview: { from: string; html: string; text: string } | undefined
  /** The fields are not right yet. */
  isWrong: boolean
  /** There is nothing to be sent. */
  isEmpty: boolean
  children?: ReactNode
}

/** A mail as it would leave, shown where customers' mail is shown. */
export function Preview({ preview, isWrong, isEmpty, children }: Props) {
  const { t } = useTranslation('mailboxes')
  const id = useId()
  return (
    <section className={styles.preview} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id}>{t('preview')}</h2>
        {children}
      </header>
      {isEmpty && <p className={styles.hint}>{t('preview-none')}</p>}
      {isWrong && !isEmpty && (
        <p role="status" className={styles.hint}>
          {t('mend-first')}
        </p>
      )}
      {!preview && !isWrong && !isEmpty && <Skeleton width="100%" height={160} />}
      {preview && (
        <div className={styles.mail} data-old={isWrong || undefined}>
          <p className={styles.from}>
            <span>{t('preview-from')}</span> {preview.from}
          </p>
          <Suspense fallback={<Skeleton width="100%" height={160} />}>
            <MailFrame message={{ from: null, html: preview.html, text: preview.text }} author={t('preview')} />
          </Suspense>
        </div>
      )}
    </section>
  )
}
