import { Button } from '@mantine/core'
import type { Message } from '@svara/api'
import { AppWindow, ShieldQuestion } from 'lucide-react'
import { useTranslation } from '../../../../i18n'
import { useDecideHeld } from '../../api/held'
import { useNames } from '../../properties/names'
import styles from './Held.module.css'

/** Written in another program, by an agent or from the mailbox's own address; or so it says. */
export default function Held({ ticket, message }: { ticket: string; message: Message }) {
  const { t } = useTranslation('mail')
  const names = useNames()
  const decide = useDecideHeld(ticket)
  const { held } = message
  if (!held)
    return (
      <p className={styles.outside}>
        <AppWindow size={14} aria-hidden="true" />
        {t('outside')}
      </p>
    )
  const name = held.agent ? names.agent(held.agent) : t('held-mailbox')
  const isReply = held.kind === 'reply'
  return (
    <div className={styles.held}>
      <ShieldQuestion size={14} aria-hidden="true" />
      <p>{isReply ? t('held-reply', { name }) : t('held-note', { name })}</p>
      <span className={styles.acts}>
        <Button
          size="compact-sm"
          variant="default"
          loading={decide.isPending}
          onClick={() => decide.mutate({ message: message.id, isTrue: true, name })}
        >
          {isReply ? t('believe-reply') : t('believe-note')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={decide.isPending}
          onClick={() => decide.mutate({ message: message.id, isTrue: false, name })}
        >
          {t('disbelieve')}
        </Button>
      </span>
    </div>
  )
}
