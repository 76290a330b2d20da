import type { Mailbox } from '@svara/api'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../../../i18n'
import { wordFor } from '../../../../i18n/words'
import { verificationsQuery } from '../api/verifications'
import { Copied } from '../Copied'
import styles from '../MailboxPage.module.css'
import { Fetching } from '../fetch/Fetching'
import { Status } from '../Status'
import { Aliases } from './Aliases'
import { NotWorking } from './NotWorking'
import { Providers } from './Providers'
import { Verification } from './Verification'

/** So that who waits for the provider's mail sees it come. */
const LOOK_AGAIN_MILLIS = 10_000

/** How mail comes to a mailbox, and by which addresses it is known. */
export default function Incoming({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useTranslation('mailboxes')
  const { status } = mailbox.incoming
  const waits = status === 'pending'
  const { data: asked } = useQuery({
    ...verificationsQuery(mailbox.id),
    refetchInterval: waits ? LOOK_AGAIN_MILLIS : false,
  })
  return (
    <div className={styles.parts}>
      <section className={styles.card} aria-labelledby="forwarding">
        <div className={styles.head}>
          <h2 id="forwarding">{t('forwarding')}</h2>
          <Status kind={FLOWS[status] ?? 'waits'}>{wordFor('mailboxes:incoming-status.', status)}</Status>
        </div>
        <p>{t('forward-hint', { address: mailbox.address })}</p>
        <Copied value={mailbox.inboundAddress} name={t('forwarding-address')} />
        {asked?.[0] && <Verification asked={asked[0]} />}
        <Providers mailbox={mailbox} />
        {waits && <NotWorking mailbox={mailbox} asked={!!asked?.some((one) => one.authenticity !== 'suspicious')} />}
      </section>
      <Fetching mailbox={mailbox.id} address={mailbox.address} />
      <Aliases mailbox={mailbox} />
    </div>
  )
}

const FLOWS: Record<string, 'ok' | 'wrong'> = { success: 'ok', failed: 'wrong' }
