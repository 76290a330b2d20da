import type { Mailbox } from '@svara/api'
import { Circle, CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../../../../i18n'
import { Copied } from '../Copied'
import { ForwardingTest } from './ForwardingTest'
import styles from './Verification.module.css'

/** What to look at while no mail has come (MBX-2). What Svara can see by itself is ticked. */
export function NotWorking({ mailbox, asked }: { mailbox: Mailbox; asked: boolean }) {
  const { t } = useTranslation('mailboxes')
  return (
    <section className={styles.trouble} aria-labelledby="not-working">
      <h3 id="not-working">{t('trouble.title')}</h3>
      <ul className={styles.list}>
        <Point done={asked}>{t(asked ? 'trouble.verified' : 'trouble.verify')}</Point>
        <Point>{t('trouble.external')}</Point>
        <Point>
          {t('trouble.address')} <Copied value={mailbox.inboundAddress} name={t('forwarding-address')} />
        </Point>
        <Point>{t('trouble.redo')}</Point>
        <Point>
          <ForwardingTest mailbox={mailbox} />
        </Point>
      </ul>
    </section>
  )
}

function Point({ done = false, children }: { done?: boolean; children: ReactNode }) {
  const Icon = done ? CircleCheck : Circle
  return (
    <li>
      <Icon size={15} aria-hidden="true" className={done ? styles.done : styles.open} />
      <div>{children}</div>
    </li>
  )
}
