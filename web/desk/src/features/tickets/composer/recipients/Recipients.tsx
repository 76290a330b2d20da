import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from '../../../../i18n'
import { mailboxesQuery } from '../../api/mailboxes'
import { messagesQuery } from '../../api/messages'
import type { AnyTicket } from '../../api/ticket'
import type { DraftKeeper, DraftState } from '../draft/keeper'
import { refusalAt } from '../send/TroubleNotice'
import { RecipientsField } from './RecipientsField'
import { replyToAll } from './reply-to-all'
import styles from './Recipients.module.css'

/** Whom a reply goes to: everybody, until one chooses otherwise. */
export function Recipients({ ticket, keeper, state }: { ticket: AnyTicket; keeper: DraftKeeper; state: DraftState }) {
  const { t } = useTranslation('composer')
  const { data: messages = [] } = useQuery(messagesQuery(ticket.id))
  const { data: mailboxes = [] } = useQuery(mailboxesQuery)
  const everybody = replyToAll(ticket, messages, mailboxes)
  const { content } = state
  const to = content.to ?? everybody.to
  const cc = content.cc ?? everybody.cc
  const [asked, setAsked] = useState<{ cc?: boolean; bcc?: boolean }>({})
  const ccInput = useRef<HTMLInputElement>(null)
  const bccInput = useRef<HTMLInputElement>(null)
  const showsCc = asked.cc || cc.length > 0
  const showsBcc = asked.bcc || content.bcc.length > 0

  function ask(field: 'cc' | 'bcc') {
    setAsked((before) => ({ ...before, [field]: true }))
    requestAnimationFrame(() => (field === 'cc' ? ccInput : bccInput).current?.focus())
  }

  return (
    <div className={styles.recipients}>
      <div className={styles.fields}>
        <RecipientsField
          label={t('to')}
          people={to}
          onChange={(people) => keeper.change({ to: people, cc })}
          refusal={refusalAt(state, 'to') ?? (state.trouble?.kind === 'nobody' ? t('trouble.nobody') : undefined)}
          placeholder={t('recipients-hint')}
        />
        {showsCc && (
          <RecipientsField
            label={t('cc')}
            people={cc}
            onChange={(people) => keeper.change({ to, cc: people })}
            refusal={refusalAt(state, 'cc')}
            inputRef={ccInput}
          />
        )}
        {showsBcc && (
          <RecipientsField
            label={t('bcc')}
            people={content.bcc}
            onChange={(bcc) => keeper.change({ bcc })}
            refusal={refusalAt(state, 'bcc')}
            inputRef={bccInput}
          />
        )}
      </div>
      <span className={styles.more}>
        {!showsCc && (
          <button type="button" className={styles.ask} aria-label={t('add-cc')} onClick={() => ask('cc')}>
            {t('cc')}
          </button>
        )}
        {!showsBcc && (
          <button type="button" className={styles.ask} aria-label={t('add-bcc')} onClick={() => ask('bcc')}>
            {t('bcc')}
          </button>
        )}
      </span>
    </div>
  )
}
