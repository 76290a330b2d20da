import type { Requester } from '@svara/api'
import { ChevronDown, X } from 'lucide-react'
import { useTranslation } from '../../../i18n'
import type { TicketsQuery } from '../api/tickets'
import { CONDITIONS, useAsk, type ConditionField } from './conditions'
import styles from './Conditions.module.css'
import { PickMenu } from './PickMenu'
import { useChoices, type Choice } from './use-choices'

/** What the list is narrowed to besides its filter. Each stands in the address, so a narrowed list can be sent on. */
export default function Conditions({ query, requester }: { query: TicketsQuery; requester: Requester | undefined }) {
  const { t } = useTranslation('list')
  const ask = useAsk(query)
  const choices = useChoices()
  return (
    <ul className={styles.conditions} aria-label={t('narrow')}>
      {query.requester && (
        <li className={styles.condition} data-set="true">
          <span className={`cut ${styles.plain}`}>
            {t('condition', {
              field: t('field.requester'),
              value: requester?.contactId === query.requester ? requester.name || requester.email : '…',
            })}
          </span>
          <Remove field={t('field.requester')} onRemove={() => void ask({ requester: '' })} />
        </li>
      )}
      {CONDITIONS.filter((field) => isNeeded(field) || query[field] || choices[field].length > 0).map((field) => (
        <Condition key={field} field={field} query={query} choices={choices[field]} />
      ))}
    </ul>
  )
}

/** Who has neither types nor groups is not asked for one. */
const isNeeded = (field: ConditionField) => field !== 'type' && field !== 'group'

function Condition({ field, query, choices }: { field: ConditionField; query: TicketsQuery; choices: Choice[] }) {
  const { t } = useTranslation('list')
  const ask = useAsk(query)
  const chosen = query[field]?.split(',') ?? []
  const isSet = chosen.length > 0
  const multiple = field === 'status'
  const name = t(`field.${field}`)

  function pick(value: string) {
    const others = multiple ? chosen.filter((one) => one !== value) : []
    void ask({ [field]: chosen.includes(value) ? others.join() : [...others, value].join() })
  }

  return (
    <li className={styles.condition} data-set={isSet}>
      <PickMenu heading={name} choices={choices} chosen={chosen} multiple={multiple} onPick={pick}>
        <button type="button" className={styles.open}>
          <span className="cut">{isSet ? t('condition', { field: name, value: inWords(chosen, choices) }) : name}</span>
          {!isSet && <ChevronDown size={12} />}
        </button>
      </PickMenu>
      {isSet && <Remove field={name} onRemove={() => void ask({ [field]: '' })} />}
    </li>
  )
}

function Remove({ field, onRemove }: { field: string; onRemove: () => void }) {
  const { t } = useTranslation('list')
  return (
    <button type="button" className={styles.remove} aria-label={t('remove-condition', { field })} onClick={onRemove}>
      <X size={12} />
    </button>
  )
}

function inWords(values: string[], choices: Choice[]) {
  return values.map((value) => choices.find((choice) => choice.value === value)?.name ?? '…').join(', ')
}
