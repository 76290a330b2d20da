import { Button } from '@mantine/core'
import type { Message } from '@svara/api'
import { ShieldAlert } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslation } from '../../../../i18n'
import type { AnyTicket } from '../../api/ticket'
import { MailDetails } from './mail-details'
import styles from './SenderWarning.module.css'

/** Only where the sender's own domain says that such mail is not from it: a warning at every mail is none. */
export function SenderWarning({ ticket, message }: { ticket: AnyTicket; message: Message }) {
  const { t } = useTranslation('conversation')
  const [shown, setShown] = useState(false)
  if (message.authenticity !== 'suspicious') return null
  return (
    <div className={styles.warning}>
      <ShieldAlert size={14} aria-hidden="true" />
      <p>{t('authenticity.suspicious')}</p>
      <Button size="compact-sm" variant="default" onClick={() => setShown(true)}>
        {t('why')}
      </Button>
      <Suspense>
        {shown && <MailDetails ticket={ticket.id} message={message} onClose={() => setShown(false)} />}
      </Suspense>
    </div>
  )
}
