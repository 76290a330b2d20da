import { SegmentedControl, Switch } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { Skeleton } from '@svara/ui'
import { Suspense, useId, useState, type ReactNode } from 'react'
import { useTranslation } from '../../../../i18n'
import { MailFrame } from '../../../tickets'
import styles from './Preview.module.css'

/** Of a telephone, and of a mail program on a desk, in pixels. */
const WIDTHS = [390, 600] as const

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
  const [width, setWidth] = useState<number>(WIDTHS[0])
  const [isDark, setDark] = useState(false)
  const screen = useElementSize()
  // drawn smaller where there is less room, as a telephone is held farther away
  const fitting = screen.width > 0 ? Math.min(1, screen.width / width) : 1
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
              data={WIDTHS.map((size) => ({ value: String(size), label: t('pixels', { size }) }))}
              value={String(width)}
              onChange={(value) => setWidth(Number(value))}
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
          <div ref={screen.ref} className={styles.screen}>
            <div className={styles.paper} data-dark={isDark || undefined} style={{ width, zoom: fitting }}>
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
