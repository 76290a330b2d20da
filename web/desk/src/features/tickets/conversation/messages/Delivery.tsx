import { Button } from '@mantine/core'
import type { Delivery as DeliveryView, Message } from '@svara/api'
import { AlarmClock, Archive, Check, CircleAlert, Hourglass, MailX, RotateCw, type LucideIcon } from 'lucide-react'
import { useTranslation } from '../../../../i18n'
import { useResend } from '../../api/resend'
import type { AnyTicket } from '../../api/ticket'
import styles from './Delivery.module.css'

const ICONS: Record<string, LucideIcon> = {
  scheduled: AlarmClock,
  queued: Hourglass,
  sent: Check,
  kept: Archive,
  failed: CircleAlert,
  bounced: MailX,
}

const WORDS = ['scheduled', 'queued', 'sent', 'kept', 'failed', 'bounced'] as const

/** What became of a message of ours, with a mark and a word. */
export function Delivery({ delivery }: { delivery: DeliveryView }) {
  const { t } = useTranslation('conversation')
  const state = WORDS.find((word) => word === delivery.state)
  if (!state) return null
  const Icon = ICONS[state]!
  return (
    <span className={styles.state} data-state={state} title={t(`delivery-hint.${state}`)}>
      <Icon size={14} aria-hidden="true" />
      {t(`delivery.${state}`)}
    </span>
  )
}

/** It did not arrive: why, and what can be done. */
export function DeliveryTrouble({
  ticket,
  message,
  delivery,
}: {
  ticket: AnyTicket
  message: Message
  delivery: DeliveryView
}) {
  const { t } = useTranslation('conversation')
  const resend = useResend(ticket.id)
  if (delivery.state !== 'failed' && delivery.state !== 'bounced') return null
  return (
    <div className={styles.trouble} role="alert">
      <p>
        {t(delivery.state === 'failed' ? 'send-failed' : 'send-bounced')}
        {delivery.detail && <span className={styles.detail}>{delivery.detail}</span>}
      </p>
      {delivery.state === 'failed' && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<RotateCw size={14} />}
          loading={resend.isPending}
          onClick={() => resend.mutate(message)}
        >
          {t('resend')}
        </Button>
      )}
    </div>
  )
}
