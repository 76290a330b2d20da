import { Skeleton } from '@svara/ui'
import styles from './ConversationHeader.module.css'

export function HeaderSkeleton() {
  return (
    <div className={styles.header}>
      <div className={styles.waiting}>
        <Skeleton width="62%" height={18} />
      </div>
      <div className={styles.tools}>
        <Skeleton width={84} height={24} />
        <Skeleton width={110} height={24} />
      </div>
    </div>
  )
}
