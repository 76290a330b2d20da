import { Button } from '@mantine/core'
import type { Delivery as DeliveryView, Message } from '@svara/api'
import {
  AlarmClock,
  Archive,
  Check,
  CircleAlert,
  ClockAlert,
  Hourglass,
  MailX,
  RotateCw,
  type LucideIcon,
} from 'lucide-react'
import { useTranslation } from '../../../../i18n'
import { useResend } from '../../api/resend'
import type { AnyTicket } from '../../api/ticket'
import styles from './Delivery.module.css'

const ICONS: Record<string, LucideIcon> = {
  scheduled: AlarmClock,
  queued: Hourglass,
  sent: Check,
  kept: Archive,
  delayed: ClockAlert,
  failed: CircleAlert,
  bounced: MailX,
}

const WORDS = ['scheduled', 'queued', 'sent', 'kept', 'delayed', 'failed', 'bounced'] as const

const TROUBLES = ['delayed', 'failed', 'bounced'] as const

/** The reasons of the API; a newer server may know more. */
const REASONS = [
  'unknown-recipient',
  'mailbox-full',
  'suspended',
  'host-unknown',
  'unreachable',
  'expired',
  'too-big',
  'blocked',
  'content',
  'authentication',
  'rejected',
  'relaying-denied',
  'loop',
  'rate-limited',
  'system-error',
] as const

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

/** What a delivery report says, in the reader's words. */
function DeliveryReason({ delivery }: { delivery: DeliveryView }) {
  const { t } = useTranslation('conversation')
  const reason = REASONS.find((known) => known === delivery.reason)
  return (
    <>
      {delivery.recipients.length > 0 && (
        <strong className={styles.recipients}>{delivery.recipients.join(', ')}</strong>
      )}
      {reason && <span>{t(`delivery-reason.${reason}`)}</span>}
    </>
  )
}

/** It did not arrive, or not yet: why, and what can be done. */
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
  const trouble = TROUBLES.find((state) => state === delivery.state)
  if (!trouble) return null
  return (
    <div className={styles.trouble} data-state={trouble} role={trouble === 'delayed' ? 'status' : 'alert'}>
      <p>
        {t(`send-${trouble}`)} <DeliveryReason delivery={delivery} />
        {delivery.detail && <span className={styles.detail}>{delivery.detail}</span>}
      </p>
      {trouble !== 'delayed' && (
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
