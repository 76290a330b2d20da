import { Button, Checkbox, Modal, MultiSelect, TextInput } from '@mantine/core'
import { Refusal, type ManagedLabel } from '@svara/api'
import { useQuery } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import { useTranslation } from '../../../i18n'
import { reason, toast } from '../../../toast'
import { groupsQuery as groupNamesQuery } from '../../tickets'
import { ColourField } from '../page/ColourField'
import dialog from '../page/Dialog.module.css'
import { RefusalOfFields, useFieldError, wordsOf } from '../page/errors'
import { useChangeLabel, useCreateLabel } from './api/labels'
import styles from './LabelsPage.module.css'

const SERVICES = ['tickets', 'chat', 'calls'] as const
const FIRST_COLOUR = '#2f7d6d'

interface Props {
  /** None for a new one. */
  label?: ManagedLabel
  onClose: () => void
}

/** A new label, or what can be changed of one. */
export default function LabelDialog({ label, onClose }: Props) {
  const { t } = useTranslation('labels')
  const [draft, setDraft] = useState(() => ({
    name: label?.name ?? '',
    colour: label?.colour ?? FIRST_COLOUR,
    services: label?.services ?? ['tickets'],
    groupIds: label?.groups.map(({ id }) => id) ?? [],
  }))
  const create = useCreateLabel()
  const change = useChangeLabel(label?.id ?? '')
  const save = label ? change : create

  function submit(event: SubmitEvent) {
    event.preventDefault()
    const done = { onSuccess: finish }
    const { name, ...rest } = draft
    if (label) change.mutate({ ...rest, ifVersion: label.version }, done)
    else create.mutate({ name, ...rest }, done)
  }

  function finish() {
    toast(t('saved', { name: draft.name }))
    onClose()
  }

  function edit(part: Partial<typeof draft>) {
    save.reset()
    setDraft({ ...draft, ...part })
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={label ? t('edit-title', { name: label.name }) : t('new')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <RefusalOfFields value={save.error}>
        <form className={styles.form} onSubmit={submit}>
          <Fields draft={draft} label={label} onChange={edit} />
          <div role="alert">{save.error && <p className={dialog.refused}>{refused(save.error)}</p>}</div>
          <div className={dialog.acts}>
            <Button type="submit" loading={save.isPending}>
              {label ? t('save') : t('create')}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
          </div>
        </form>
      </RefusalOfFields>
    </Modal>
  )

  function refused(error: Error) {
    if (error instanceof Refusal && error.code === 'stale-version') return t('stale')
    return wordsOf(error, 'labels') ?? reason(error)
  }
}

interface Draft {
  name: string
  colour: string
  services: string[]
  groupIds: string[]
}

function Fields({
  draft,
  label,
  onChange,
}: {
  draft: Draft
  label: ManagedLabel | undefined
  onChange: (part: Partial<Draft>) => void
}) {
  const { t } = useTranslation('labels')
  const errorOf = useFieldError('labels')
  const { data: groups = [] } = useQuery(groupNamesQuery)
  const bound = (label?.groups ?? [])
    .filter(({ removed }) => removed)
    .map(({ id, name }) => ({ value: id, label: t('removed-group', { name }) }))
  return (
    <>
      <TextInput
        label={t('name')}
        description={label ? t('name-stays') : t('name-hint')}
        required={!label}
        withAsterisk={false}
        readOnly={label !== undefined}
        data-autofocus={!label || undefined}
        maxLength={100}
        value={draft.name}
        error={errorOf('name')}
        onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
      />
      <ColourField
        label={t('colour')}
        choose={t('choose-colour', { name: t('colour') })}
        value={draft.colour}
        error={errorOf('colour')}
        onChange={(colour) => onChange({ colour })}
      />
      <Checkbox.Group
        label={t('services')}
        value={draft.services}
        error={errorOf('services')}
        onChange={(services) => onChange({ services })}
      >
        <div className={styles.boxes}>
          {SERVICES.map((service) => (
            <Checkbox key={service} value={service} label={t(`service.${service}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <MultiSelect
        label={t('groups')}
        description={t('groups-hint')}
        data={[...groups.map(({ id, name }) => ({ value: id, label: name })), ...bound]}
        value={draft.groupIds}
        hidePickedOptions
        error={errorOf('groupIds')}
        onChange={(groupIds) => onChange({ groupIds })}
      />
    </>
  )
}
