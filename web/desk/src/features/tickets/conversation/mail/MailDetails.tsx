import { Button, Modal, Tabs } from '@mantine/core'
import type { Message } from '@svara/api'
import { Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useTranslation } from '../../../../i18n'
import { reason } from '../../../../toast'
import { mailQuery, rawAddress } from '../../api/mail'
import styles from './MailDetails.module.css'
import { MailHeaders } from './MailHeaders'
import { MailRoute } from './MailRoute'
import { MailSender } from './MailSender'
import { MailSource } from './MailSource'

interface Props {
  ticket: string
  message: Message
  onClose: () => void
}

const TABS = ['sender', 'route', 'headers', 'source'] as const

/** All that can be seen of a received mail beside its words. */
export default function MailDetails({ ticket, message, onClose }: Props) {
  const { t } = useTranslation('mail')
  const { data: mail, error, refetch } = useQuery(mailQuery(ticket, message.id))

  return (
    <Modal
      opened
      onClose={onClose}
      size="min(880px, calc(100vw - 32px))"
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Tabs defaultValue="sender" keepMounted={false} className={styles.tabs}>
        <div className={styles.bar}>
          <Tabs.List aria-label={t('title')} className={styles.list}>
            {TABS.map((tab) => (
              <Tabs.Tab key={tab} value={tab}>
                {t(tab)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <a className={styles.download} href={rawAddress(ticket, message.id)} download={`message-${message.id}.eml`}>
            <Download size={15} aria-hidden="true" /> {t('download')}
          </a>
        </div>
        <Tabs.Panel value="source" className={styles.panel}>
          <MailSource ticket={ticket} message={message.id} />
        </Tabs.Panel>
        {mail ? (
          <>
            <Tabs.Panel value="sender" className={styles.panel}>
              <MailSender mail={mail} />
            </Tabs.Panel>
            <Tabs.Panel value="route" className={styles.panel}>
              <MailRoute hops={mail.route} />
            </Tabs.Panel>
            <Tabs.Panel value="headers" className={styles.panel}>
              <MailHeaders mail={mail} />
            </Tabs.Panel>
          </>
        ) : (
          TABS.filter((tab) => tab !== 'source').map((tab) => (
            <Tabs.Panel key={tab} value={tab} className={styles.panel}>
              {error ? (
                <div role="alert">
                  <p>{t('not-loaded')}</p>
                  <p>{reason(error)}</p>
                  <Button variant="default" onClick={() => void refetch()}>
                    {t('try-again')}
                  </Button>
                </div>
              ) : (
                <div aria-hidden="true">
                  <Skeleton width="100%" height={200} />
                </div>
              )}
            </Tabs.Panel>
          ))
        )}
      </Tabs>
    </Modal>
  )
}
