import { SegmentedControl, Switch } from '@mantine/core'
import { Skeleton } from '@svara/ui'
import { Suspense, useId, useState, type ReactNode } from 'react'
import { useTranslation } from '../../../../i18n'
import { MailFrame } from '../../../tickets'
import styles from './Preview.module.css'

/** Of a mail program on a desk, and of a telephone, in pixels. */
const WIDTHS = ['600', '390'] as const

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
  const [width, setWidth] = useState<string>(WIDTHS[0])
  const [isDark, setDark] = useState(false)
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
          <div className={styles.screens}>
            <SegmentedControl
              size="xs"
              aria-label={t('preview-width')}
              data={WIDTHS.map((value) => ({ value, label: t('pixels', { size: value }) }))}
              value={width}
              onChange={setWidth}
            />
            <Switch
              size="xs"
              label={t('preview-dark')}
              checked={isDark}
              onChange={(event) => setDark(event.currentTarget.checked)}
            />
          </div>
          <p className={styles.from}>
            <span>{t('preview-from')}</span> {preview.from}
          </p>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
          <div className={styles.screen} tabIndex={0} role="region" aria-label={t('preview-mail')}>
            <div className={styles.paper} data-dark={isDark || undefined} style={{ width: Number(width) }}>
              <Suspense fallback={<Skeleton width="100%" height={160} />}>
                <MailFrame
                  message={{ from: null, html: preview.html, text: preview.text }}
                  author={t('preview')}
                  isInverted={isDark}
                />
              </Suspense>
            </div>
          </div>
        </div>
      )}
    </section>
  )
}
