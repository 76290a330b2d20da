import { Button } from '@mantine/core'
import { Time } from '@svara/ui'
import { useTranslation } from '../../../i18n'
import { reason } from '../../../toast'
import type { Problem, Revision } from '../api/types'
import type { DraftState } from '../keeper'
import styles from './Notices.module.css'
import { ProblemButton, type ProblemProps } from './Problems'

/** Whether the server has the draft. */
export function Saved({ state: { saving } }: { state: DraftState }) {
  const { t } = useTranslation('flows')
  return (
    <span role="status" className={styles.saved} data-saving={saving}>
      {t(`saving.${saving}`)}
    </span>
  )
}

interface SavingProps {
  state: DraftState
  onTakeTheirs: () => void
  onKeepCopy: () => void
  onTryAgain: () => void
}

/** Why the draft is not saved, and what is asked of who edits it. */
export function SavingNotice({
  state: { theirs, saving, refusal },
  onTakeTheirs,
  onKeepCopy,
  onTryAgain,
}: SavingProps) {
  const { t } = useTranslation('flows')
  if (theirs)
    return (
      <div role="alert" className={styles.notice}>
        <p>{t('stale', { who: theirs.savedBy?.name ?? t('somebody') })}</p>
        <Button size="compact-sm" variant="default" onClick={onTakeTheirs}>
          {t('take-theirs')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onKeepCopy}>
          {t('keep-copy')}
        </Button>
      </div>
    )
  if (saving !== 'refused') return null
  return (
    <div role="alert" className={styles.notice}>
      <p>
        {t('not-saved')} {reason(refusal)}
      </p>
      <Button size="compact-sm" variant="default" onClick={onTryAgain}>
        {t('try-again')}
      </Button>
    </div>
  )
}

/** Why it was not published. */
export function RefusedNotice({ problems, ...rest }: ProblemProps & { problems: readonly Problem[] }) {
  const { t } = useTranslation('flows')
  return (
    <div role="alert" className={styles.notice}>
      <p>{t('not-published', { count: problems.length })}</p>
      <ul>
        {problems.map((problem, at) => (
          <li key={at}>
            <ProblemButton problem={problem} {...rest} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What runs names something that is gone: those actions are skipped until another revision runs. */
export function SkippedNotice({ warnings }: { warnings: readonly Problem[] }) {
  const { t } = useTranslation('flows')
  if (warnings.length === 0) return null
  return <p className={styles.notice}>{t('runs-skipping', { count: warnings.length })}</p>
}

/** That what is shown cannot be changed. */
export function ReadingNotice({ revision }: { revision: Revision }) {
  const { t } = useTranslation('flows')
  return (
    <div className={styles.notice}>
      <p>
        {t('reading', { who: revision.publishedBy?.name ?? t('somebody') })} <Time at={revision.publishedAt} />
      </p>
      {revision.note && <p>“{revision.note}”</p>}
    </div>
  )
}
