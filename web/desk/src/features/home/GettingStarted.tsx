import { CopyButton } from '@mantine/core'
import { IconButton, Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Check, Copy } from 'lucide-react'
import { useTranslation } from '../../i18n'
import { mailboxesQuery } from '../tickets'
import { Card } from './Card'
import styles from './GettingStarted.module.css'

/** Until the first ticket is there: where its mail must come in. */
export function GettingStarted() {
  const { t } = useTranslation('home')
  const { data: mailboxes } = useQuery(mailboxesQuery)
  return (
    <Card title={t('start')}>
      <div className={styles.start}>
        <p>{t('start-hint')}</p>
        {!mailboxes && <Skeleton width="100%" height={64} />}
        <dl className={styles.mailboxes}>
          {mailboxes?.map(({ id, name, address, inboundAddress }) => (
            <div key={id} className={styles.mailbox}>
              <dt>
                {name} <span className={styles.address}>{address}</span>
              </dt>
              <dd>
                <span className={styles.word}>{t('forward-to')}</span>
                <code className={styles.inbound}>{inboundAddress}</code>
                <CopyAddress address={inboundAddress} />
              </dd>
            </div>
          ))}
        </dl>
        <p className={styles.small}>{t('start-then')}</p>
      </div>
    </Card>
  )
}

function CopyAddress({ address }: { address: string }) {
  const { t } = useTranslation('home')
  return (
    <CopyButton value={address}>
      {({ copied, copy }) => (
        <IconButton label={copied ? t('copied') : t('copy', { address })} onClick={copy}>
          {copied ? <Check size={15} /> : <Copy size={15} />}
        </IconButton>
      )}
    </CopyButton>
  )
}
