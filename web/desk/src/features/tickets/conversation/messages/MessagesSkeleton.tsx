import { Skeleton } from '@svara/ui'
import { useTranslation } from '../../../../i18n'
import styles from './Messages.module.css'

const WIDTHS = [
  ['96%', '88%', '54%'],
  ['92%', '70%'],
  ['97%', '90%', '83%', '40%'],
]

export function MessagesSkeleton({ count }: { count: number }) {
  const { t } = useTranslation('conversation')
  return (
    <div className={styles.waiting} role="status" aria-label={t('loading')}>
      {WIDTHS.slice(0, Math.max(1, count)).map((lines, place) => (
        <div key={place} className={styles.waitingCard}>
          <Skeleton width={24} height={24} />
          <div className={styles.waitingLines}>
            <Skeleton width="38%" />
            {lines.map((width, line) => (
              <Skeleton key={line} width={width} />
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}
