import { Button } from '@mantine/core'
import { Time } from '@svara/ui'
import { useTranslation } from '../../../../i18n'
import { plainText } from '../editor/html'
import type { DraftKeeper, DraftState } from './keeper'
import styles from '../Notice.module.css'

/** Two devices wrote at once. Neither is lost: the writer says which one to go on with. */
export function Conflict({ keeper, state }: { keeper: DraftKeeper; state: DraftState }) {
  const { t } = useTranslation('composer')
  const { theirs } = state
  if (!theirs) return null
  return (
    <div className={styles.notice} role="alert">
      <p>
        <b>{t('newer-draft')}</b> <Time at={theirs.updatedAt} />
      </p>
      <blockquote className={styles.words}>{plainText(theirs.html).replace(/\s+/g, ' ').slice(0, 240)}</blockquote>
      <div className={styles.acts}>
        <Button size="compact-sm" variant="default" onClick={() => keeper.takeTheirs()}>
          {t('use-theirs')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => keeper.keepMine()}>
          {t('keep-mine')}
        </Button>
      </div>
    </div>
  )
}
