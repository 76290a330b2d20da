import { Button, Checkbox, Modal, Select } from '@mantine/core'
import { Refusal, type TicketField } from '@svara/api'
import { useState, type SubmitEvent } from 'react'
import { useTranslation } from '../../../i18n'
import { wordFor } from '../../../i18n/words'
import { reason, toast } from '../../../toast'
import { useFieldName } from '../../tickets'
import dialog from '../page/Dialog.module.css'
import { RefusalOfFields, wordsOf } from '../page/errors'
import { given, NamesField, type Names } from '../page/NamesField'
import { useChangeField, useCreateField } from './api/fields'
import styles from './Fields.module.css'
import { OptionsField, useOptions } from './OptionsField'

const KINDS = ['text', 'number', 'date', 'choice', 'multi-choice', 'checkbox', 'user'] as const

interface Props {
  /** None for a new one. */
  field?: TicketField
  onClose: () => void
}

/** A new field, or what is to be changed of one. Its kind stays: what tickets have in it would fit no other. */
export default function FieldDialog({ field, onClose }: Props) {
  const { t } = useTranslation('fields')
  const nameOf = useFieldName()
  const [kind, setKind] = useState<string>(field?.kind ?? 'text')
  const [names, setNames] = useState<Names>(field?.names ?? {})
  const [isRequired, setIsRequired] = useState(field?.required ?? false)
  const options = useOptions(field?.options ?? [])
  // undefined once it is said that somebody else has changed it: what is here is then saved over theirs
  const [version, setVersion] = useState(field?.version)
  const create = useCreateField()
  const change = useChangeField(field?.id ?? '')
  const save = field ? change : create
  const takesOptions = kind === 'choice' || kind === 'multi-choice'

  function submit(event: SubmitEvent) {
    event.preventDefault()
    const done = { onSuccess: finish, onError: seeStale }
    const what = {
      names: given(names),
      required: isRequired,
      ...(takesOptions && { options: options.named() }),
    }
    if (field) change.mutate({ ...what, ifVersion: version ?? field.version }, done)
    else create.mutate({ ...what, kind }, done)
  }

  function finish(kept: TicketField) {
    toast(t('saved', { name: nameOf(kept) }))
    onClose()
  }

  function seeStale(refusal: Error) {
    if (refusal instanceof Refusal && refusal.code === 'stale-version') setVersion(undefined)
  }

  /** What was refused is looked at anew once something is changed. */
  function edited<T>(set: (to: T) => void) {
    return (to: T) => {
      save.reset()
      set(to)
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={field ? t('edit-title', { name: nameOf(field) }) : t('new')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <RefusalOfFields value={save.error}>
        <form className={styles.form} onSubmit={submit}>
          {!field && (
            <Select
              label={t('kind')}
              description={wordFor('fields:about.', kind)}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              data={KINDS.map((one) => ({ value: one, label: wordFor('fields:kind.', one) }))}
              value={kind}
              allowDeselect={false}
              onChange={edited((chosen: string | null) => chosen && setKind(chosen))}
            />
          )}
          <NamesField
            hint={t('names-hint')}
            namespace="fields"
            longest={100}
            names={names}
            onChange={edited(setNames)}
          />
          {takesOptions && <OptionsField options={options} onEdit={() => save.reset()} />}
          <Checkbox
            label={t('required')}
            description={t('required-hint')}
            checked={isRequired}
            onChange={({ currentTarget }) => edited(setIsRequired)(currentTarget.checked)}
          />
          <div role="alert">
            {save.error && <p className={dialog.refused}>{refusedWords(save.error, t('mend'))}</p>}
          </div>
          <div className={dialog.acts}>
            <Button type="submit" loading={save.isPending}>
              {field ? t('save') : t('create')}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
          </div>
        </form>
      </RefusalOfFields>
    </Modal>
  )
}

/** Besides what the fields of the form say for themselves. */
function refusedWords(refusal: Error, mend: string) {
  if (refusal instanceof Refusal && refusal.code === 'invalid') return mend
  return wordsOf(refusal, 'fields') ?? reason(refusal)
}
