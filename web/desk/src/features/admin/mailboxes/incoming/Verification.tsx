import { Button } from '@mantine/core'
import type { ForwardingVerification } from '@svara/api'
import { Time } from '@svara/ui'
import { Link } from '@tanstack/react-router'
import { ExternalLink } from 'lucide-react'
import { useTranslation } from '../../../../i18n'
import { wordFor } from '../../../../i18n/words'
import { Copied } from '../Copied'
import { Status } from '../Status'
import page from '../MailboxPage.module.css'
import styles from './Verification.module.css'

const SENDER: Record<string, 'ok' | 'wrong'> = { verified: 'ok', suspicious: 'wrong', unverified: 'wrong' }

/** What a provider asks for before it forwards: a code to be entered there, a link to be opened. */
export function Verification({ asked }: { asked: ForwardingVerification }) {
  const { t } = useTranslation('mailboxes')
  const { provider, sender, code, link, authenticity, ticketId, receivedAt } = asked
  const who = authenticity ?? 'unknown'
  return (
    <section className={styles.asked} aria-labelledby="verification">
      <h3 id="verification">{t('verification.title')}</h3>
      <p>{t('verification.hint')}</p>
      <p className={page.summary}>
        <span>{t('verification.from', { sender })}</span>
        <Time at={receivedAt} />
      </p>
      <Status kind={SENDER[who] ?? 'waits'}>{wordFor('mailboxes:verification.sender.', who)}</Status>
      {code && (
        <p className={styles.code}>
          <span>{t('verification.code')}</span>
          <Copied value={code} name={t('verification.code')} />
        </p>
      )}
      <div className={page.actions}>
        {link && (
          <Button
            component="a"
            href={link}
            target="_blank"
            rel="noreferrer noopener"
            variant={who === 'verified' ? 'filled' : 'default'}
            rightSection={<ExternalLink size={15} aria-hidden="true" />}
          >
            {t('verification.open', { provider: wordFor('mailboxes:verification.provider.', provider) })}
          </Button>
        )}
        <Link to="/tickets/$filter/$ticket" params={{ filter: 'trash', ticket: ticketId }} className={styles.mail}>
          {t('verification.mail')}
        </Link>
      </div>
    </section>
  )
}
