import { LabelChip } from '@svara/ui'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n'
import { useChangeTicket } from '../api/change-ticket'
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
