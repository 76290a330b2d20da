import { LabelChip } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Plus, Sparkles, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n'
import { toastRefusal } from '../../../toast'
import { useChangeTicket } from '../api/change-ticket'
import { useDismissSuggestion } from '../api/dismiss-suggestion'
import { labelsQuery } from '../api/labels'
import type { AnyTicket } from '../api/ticket'
import { LabelsPicker } from '../properties/pickers'
import panel from './DetailsPane.module.css'
import styles from './Labels.module.css'

export function Labels({ ticket }: { ticket: AnyTicket }) {
  const { t } = useTranslation('details')
  const [opened, setOpened] = useState(false)
  const change = useChangeTicket()
  const without = (id: string) => ticket.labels.filter((label) => label.id !== id).map((label) => label.id)
  return (
    <section className={panel.section}>
      <h2>{t('labels')}</h2>
      <ul className={styles.labels}>
        {ticket.labels.map((label) => (
          <li key={label.id}>
            <LabelChip name={label.name} colour={label.colour} large>
              <button
                type="button"
                className={styles.remove}
                aria-label={t('remove-label', { name: label.name })}
                onClick={() =>
                  change.mutate({
                    ticket,
                    change: { labelIds: without(label.id) },
                    done: t('label-removed', { name: label.name }),
                  })
                }
              >
                <X size={12} aria-hidden="true" />
              </button>
            </LabelChip>
          </li>
        ))}
        <Suggested ticket={ticket} />
        <li>
          <LabelsPicker ticket={ticket} opened={opened} onOpened={setOpened}>
            <button type="button" className={styles.add} onClick={() => setOpened(true)}>
              <Plus size={12} aria-hidden="true" />
              {t('add-label')}
            </button>
          </LabelsPicker>
        </li>
      </ul>
    </section>
  )
}

/** What the ticket seems to need, by what tickets like it have: one click gives it, another one dismisses it. */
function Suggested({ ticket }: { ticket: AnyTicket }) {
  const { t } = useTranslation('details')
  const { data: labels = [] } = useQuery(labelsQuery)
  const change = useChangeTicket()
  const dismiss = useDismissSuggestion(ticket.id)
  const given = ticket.labels.map(({ id }) => id)
  const suggested = (ticket.suggestedLabelIds ?? [])
    .filter((id) => !given.includes(id))
    .flatMap((id) => labels.find((label) => label.id === id) ?? [])
  return suggested.map(({ id, name }) => (
    <li key={id} className={styles.suggested}>
      <button
        type="button"
        aria-label={t('add-suggested', { name })}
        title={t('suggested-hint')}
        onClick={() =>
          change.mutate({ ticket, change: { labelIds: [...given, id] }, done: t('label-added', { name }) })
        }
      >
        <Sparkles size={12} aria-hidden="true" />
        <span className="cut" dir="auto">
          {name}
        </span>
      </button>
      <button
        type="button"
        className={styles.remove}
        aria-label={t('dismiss-suggested', { name })}
        onClick={() => dismiss.mutate(id, { onError: (refusal) => toastRefusal(t('not-dismissed'), refusal) })}
      >
        <X size={12} aria-hidden="true" />
      </button>
    </li>
  ))
}
