import type { Mailbox } from '@svara/api'
import { useTranslation } from '../../../../i18n'
import { wordFor } from '../../../../i18n/words'
import { Copied } from '../Copied'
import styles from '../MailboxPage.module.css'
import { Fetching } from '../fetch/Fetching'
import { Status } from '../Status'
import { Aliases } from './Aliases'
import { Providers } from './Providers'

/** How mail comes to a mailbox, and by which addresses it is known. */
export default function Incoming({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useTranslation('mailboxes')
  const { status } = mailbox.incoming
  return (
    <div className={styles.parts}>
      <section className={styles.card} aria-labelledby="forwarding">
        <div className={styles.head}>
          <h2 id="forwarding">{t('forwarding')}</h2>
          <Status kind={FLOWS[status] ?? 'waits'}>{wordFor('mailboxes:incoming-status.', status)}</Status>
        </div>
        <p>{t('forward-hint', { address: mailbox.address })}</p>
        <Copied value={mailbox.inboundAddress} name={t('forwarding-address')} />
        <Providers mailbox={mailbox} />
      </section>
      <Fetching mailbox={mailbox.id} address={mailbox.address} />
      <Aliases mailbox={mailbox} />
    </div>
  )
}

const FLOWS: Record<string, 'ok' | 'wrong'> = { success: 'ok', failed: 'wrong' }
