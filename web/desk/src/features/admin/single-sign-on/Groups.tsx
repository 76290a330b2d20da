import { Button, MultiSelect, Select, TextInput } from '@mantine/core'
import { IconButton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useTranslation } from '../../../i18n'
import { groupsQuery as groupNamesQuery } from '../../tickets'
import { useFieldError } from '../page/errors'
import type { MappedGroup } from './api/single-sign-on'
import { useFields, type FieldsProps } from './fields'
import styles from './SingleSignOn.module.css'

function useGroupChoices() {
  const { data: groups = [] } = useQuery(groupNamesQuery)
  return groups.map(({ id, name }) => ({ value: id, label: name }))
}

/** What every new agent is in. */
export function DefaultGroups({ draft, change }: FieldsProps) {
  const { t } = useTranslation('single-sign-on')
  const choices = useGroupChoices()
  return (
    <MultiSelect
      label={t('default-groups')}
      description={t('default-groups-hint')}
      data={choices}
      value={draft.defaultGroupIds}
      searchable
      hidePickedOptions
      nothingFoundMessage={t('no-group')}
      onChange={(defaultGroupIds) => change({ defaultGroupIds })}
    />
  )
}

/** Which group stands for what the provider says: a line for each. */
export function GroupMapping({ draft, change }: FieldsProps) {
  const { t } = useTranslation('single-sign-on')
  const { text } = useFields({ draft, change })
  const put = (index: number, part: Partial<MappedGroup>) =>
    change({ groups: draft.groups.map((one, at) => (at === index ? { ...one, ...part } : one)) })
  return (
    <fieldset className={styles.part}>
      <legend>{t('groups')}</legend>
      <TextInput label={t('claim')} description={t('claim-hint')} {...text('groupClaim')} />
      {draft.groups.length > 0 && (
        <ul className={styles.mapping}>
          {draft.groups.map((one, index) => (
            // a line is what it stands at: two may say the same for a while
            <li key={index}>
              <Line
                line={one}
                number={index + 1}
                put={(part) => put(index, part)}
                drop={() => change({ groups: draft.groups.filter((_, at) => at !== index) })}
              />
            </li>
          ))}
        </ul>
      )}
      <Button
        variant="default"
        onClick={() => change({ groups: [...draft.groups, { value: '', groupId: null }] })}
        disabled={draft.groupClaim.trim() === '' && draft.groups.length === 0}
      >
        {t('add-mapping')}
      </Button>
    </fieldset>
  )
}

interface LineProps {
  line: MappedGroup
  /** Its place, from one. */
  number: number
  put: (part: Partial<MappedGroup>) => void
  drop: () => void
}

function Line({ line, number, put, drop }: LineProps) {
  const { t } = useTranslation('single-sign-on')
  const errorOf = useFieldError('single-sign-on')
  const field = `groups[${number - 1}]`
  const choices = useGroupChoices()
  return (
    <>
      <TextInput
        label={t('mapping-value')}
        value={line.value}
        error={errorOf(`${field}.value`)}
        autoComplete="off"
        spellCheck={false}
        onChange={({ currentTarget }) => put({ value: currentTarget.value })}
      />
      <Select
        label={t('mapping-group')}
        placeholder={t('choose-group')}
        data={choices}
        value={line.groupId}
        error={errorOf(`${field}.groupId`)}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t('no-group')}
        onChange={(groupId) => put({ groupId })}
      />
      <IconButton label={t('drop-mapping', { number })} onClick={drop}>
        <X size={16} />
      </IconButton>
    </>
  )
}
