import { Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../../../i18n'
import { NotLoaded } from '../../page/NotLoaded'
import { fetchQuery } from '../api/fetch'
import { Connect } from '../connect/Connect'
import page from '../MailboxPage.module.css'
import styles from './Fetching.module.css'
import { FetchForm } from './FetchForm'
import { FetchState } from './FetchState'

/** So that who waits for the first mail sees it come. */
const LOOK_AGAIN_MILLIS = 10_000

interface Props {
  mailbox: string
  /** What customers write to: mostly the account's user too. */
  address: string
}

/** Mail that is fetched from an account elsewhere: how it goes, and the settings. */
export function Fetching({ mailbox, address }: Props) {
  const { t } = useTranslation('mailboxes')
  const { data: account, error, refetch } = useQuery({ ...fetchQuery(mailbox), refetchInterval: LOOK_AGAIN_MILLIS })
  return (
    <section className={page.card} aria-labelledby="fetching">
      <h2 id="fetching">{t('fetch.title')}</h2>
      <p>{t('fetch.hint')}</p>
      <p className={page.note}>{t('fetch.warning')}</p>
      {error && account === undefined && <NotLoaded error={error} retry={refetch} />}
      {account === undefined && !error && <Skeleton width="100%" height={240} />}
      {account && <FetchState account={account} />}
      {account !== undefined && <Connect mailbox={mailbox} direction="incoming" grant={account?.grant} />}
      {account === null && <h3 className={styles.or}>{t('connect.or')}</h3>}
      {account !== undefined && (
        <FetchForm
          key={account ? `kept-${account.grant?.grantedAt ?? ''}` : 'new'}
          mailbox={mailbox}
          address={address}
          account={account}
        />
      )}
    </section>
  )
}
