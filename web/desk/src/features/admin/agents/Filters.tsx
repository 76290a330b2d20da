import { NativeSelect } from '@mantine/core'
import type { AdminAgents } from '@svara/api'
import { useTranslation } from '../../../i18n'
import styles from './AgentsPage.module.css'
import { departmentsOf, type Filter } from './rows'

interface Props {
  list: AdminAgents
  filter: Filter
  onChange: (filter: Filter) => void
}

/** Narrows the list. What would leave everybody or has nothing to choose is not there. */
export function Filters({ list, filter, onChange }: Props) {
  const { t, i18n } = useTranslation('agents')
  const departments = departmentsOf(list, i18n.language).map((one) => ({ value: one, label: one }))
  const groups = list.groups.map(({ id, name }) => ({ value: id, label: name }))
  const offices = [
    { value: 'front', label: t('office.front') },
    { value: 'back', label: t('office.back') },
  ]
  return (
    <div className={styles.chips}>
      <Choice
        label={t('department')}
        every={t('every-department')}
        value={filter.department}
        choices={departments}
        onChange={(department) => onChange({ ...filter, department })}
      />
      <Choice
        label={t('groups')}
        every={t('every-group')}
        value={filter.group}
        choices={groups}
        onChange={(group) => onChange({ ...filter, group })}
      />
      <Choice
        label={t('office')}
        every={t('every-office')}
        value={filter.office}
        choices={offices}
        onChange={(office) => onChange({ ...filter, office })}
      />
    </div>
  )
}

interface ChoiceProps {
  label: string
  every: string
  value: string
  choices: { value: string; label: string }[]
  onChange: (value: string) => void
}

function Choice({ label, every, value, choices, onChange }: ChoiceProps) {
  if (choices.length === 0) return null
  return (
    <NativeSelect
      className={styles.chip}
      aria-label={label}
      value={value}
      data={[{ value: '', label: every }, ...choices]}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}
