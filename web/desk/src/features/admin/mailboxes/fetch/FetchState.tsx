import type { FetchAccount } from '@svara/api'
import { Time } from '@svara/ui'
import { useTranslation } from '../../../../i18n'
import { wordFor } from '../../../../i18n/words'
import { Status } from '../Status'
import styles from './Fetching.module.css'

/** How it goes, in words: when mail was last looked for, what is wrong, what was left in the account. */
export function FetchState({ account }: { account: FetchAccount }) {
  const { t } = useTranslation('mailboxes')
  const { state, trouble, lastSuccessAt, leftOut, leftOutLast } = account
  const begun = state === 'working' && !lastSuccessAt ? 'begins' : state
  const kind = state === 'failed' ? 'wrong' : state === 'working' && lastSuccessAt ? 'ok' : 'waits'
  return (
    <div className={styles.state} role="status">
      <p className={styles.line}>
        <Status kind={kind}>{wordFor('mailboxes:fetch.state.', begun)}</Status>
        {lastSuccessAt && (
          <span>
            {t('fetch.last')} <Time at={lastSuccessAt} />
          </span>
        )}
      </p>
      {trouble && <Trouble code={trouble.code} detail={trouble.detail} />}
      {leftOut > 0 && <p>{t('fetch.left-out', { count: leftOut, last: leftOutLast ?? '' })}</p>}
    </div>
  )
}

/** What is wrong and what to do, in words, and below it what the server said. */
export function Trouble({ code, detail }: { code: string; detail?: string | null | undefined }) {
  const { t } = useTranslation('mailboxes')
  return (
    <div>
      <p className={styles.trouble}>{wordFor('mailboxes:fetch.result.', code)}</p>
      {detail && (
        <p className={styles.said}>
          {t('fetch.said')} <code>{detail}</code>
        </p>
      )}
    </div>
  )
}
