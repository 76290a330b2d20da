import { Time } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../../i18n'
import type { AnyTicket } from '../api/ticket'
import { mailboxGroupsQuery } from '../api/groups'
import { typesQuery } from '../api/types'
import { useNames } from '../properties/names'
import { GroupPicker, MailboxPicker, PriorityIcon, PriorityPicker, TypePicker } from '../properties/pickers'
import styles from './DetailsPane.module.css'

type Opened = 'mailbox' | 'group' | 'priority' | 'type'

export function Properties({ ticket }: { ticket: AnyTicket }) {
  const { t } = useTranslation(['details', 'conversation'])
  const names = useNames()
  const [open, setOpen] = useState<Opened | null>(null)
  const opener = (what: Opened) => ({
    ticket,
    opened: open === what,
    onOpened: (isOpen: boolean) => setOpen(isOpen ? what : null),
  })
  const types = useQuery(typesQuery).data
  // who sorts by none is not asked for one
  const hasTypes = Boolean(ticket.type) || Boolean(types?.length)
  const groups = useQuery(mailboxGroupsQuery(ticket.mailboxId)).data
  const hasGroups = Boolean(ticket.group) || Boolean(groups?.length)
  const mailbox = names.mailbox(ticket.mailboxId)
  return (
    <section className={styles.section} aria-label={t('properties')}>
      <dl className={styles.properties}>
        <dt>{t('ticket')}</dt>
        <dd className="tabular">{ticket.displayNumber}</dd>
        <dt>{t('mailbox')}</dt>
        <dd>
          <MailboxPicker {...opener('mailbox')}>
            <button
              type="button"
              className={styles.value}
              title={t('move-from', { mailbox })}
              onClick={() => setOpen('mailbox')}
            >
              <span className="cut">{mailbox}</span>
            </button>
          </MailboxPicker>
        </dd>
        {hasGroups && (
          <>
            <dt>{t('group')}</dt>
            <dd>
              <GroupPicker {...opener('group')}>
                <button
                  type="button"
                  className={styles.value}
                  title={t('conversation:change-group')}
                  onClick={() => setOpen('group')}
                >
                  <span className="cut">{ticket.group?.name ?? t('conversation:no-group')}</span>
                </button>
              </GroupPicker>
            </dd>
          </>
        )}
        <dt>{t('priority')}</dt>
        <dd>
          <PriorityPicker {...opener('priority')}>
            <button
              type="button"
              className={styles.value}
              title={t('conversation:change-priority')}
              onClick={() => setOpen('priority')}
            >
              <PriorityIcon priority={ticket.priority} />
              <span className="cut">{names.priority(ticket.priority)}</span>
            </button>
          </PriorityPicker>
        </dd>
        {hasTypes && (
          <>
            <dt>{t('type')}</dt>
            <dd>
              <TypePicker {...opener('type')}>
                <button
                  type="button"
                  className={styles.value}
                  title={t('conversation:change-type')}
                  onClick={() => setOpen('type')}
                >
                  <span className="cut">{ticket.type?.name ?? t('conversation:no-type')}</span>
                </button>
              </TypePicker>
            </dd>
          </>
        )}
        <dt>{t('created')}</dt>
        <dd>
          <Time at={ticket.createdAt} />
        </dd>
        <dt>{t('updated')}</dt>
        <dd>
          <Time at={ticket.updatedAt} />
        </dd>
      </dl>
    </section>
  )
}
