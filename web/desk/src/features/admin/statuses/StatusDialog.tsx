import { Button, Modal, Select } from '@mantine/core'
import { Refusal, type Status } from '@svara/api'
import { StatusGlyph } from '@svara/ui'
import { useState, type SubmitEvent } from 'react'
import { useTranslation } from '../../../i18n'
import { toast } from '../../../toast'
import { useStatusName } from '../../tickets'
import dialog from '../page/Dialog.module.css'
import { RefusalOfFields, useFieldError } from '../page/errors'
import { given, NamesField, type Names } from '../page/NamesField'
import { useChangeStatus, useCreateStatus } from './api/statuses'
import styles from './StatusesPage.module.css'
import { meaningOf, refusedWords } from './words'

interface Props {
  /** All that are there. */
  living: Status[]
  /** None for a new one. */
  status?: Status
  onClose: () => void
}

/** A new status, or what one is called. What a status means stays. */
export default function StatusDialog({ living, status, onClose }: Props) {
  const { t, i18n } = useTranslation('statuses')
  const title = useStatusName()
  const [kind, setKind] = useState(status?.kind ?? 'pending')
  const [names, setNames] = useState<Names>(status?.names ?? {})
  // undefined once it is said that somebody else has changed it: what is here is then saved over theirs
  const [version, setVersion] = useState(status?.version)
  const create = useCreateStatus()
  const change = useChangeStatus(status?.id ?? '')
  const save = status ? change : create

  function submit(event: SubmitEvent) {
    event.preventDefault()
    const done = { onSuccess: finish, onError: seeStale }
    if (status) change.mutate({ names: given(names), ifVersion: version ?? status.version }, done)
    else create.mutate({ kind, names: given(names) }, done)
  }

  function finish({ names: kept, name }: Status) {
    toast(t('saved', { name: kept[i18n.language] ?? name }))
    onClose()
  }

  function seeStale(refusal: Error) {
    if (refusal instanceof Refusal && refusal.code === 'stale-version') setVersion(undefined)
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={status ? t('edit-title', { name: title(status) }) : t('new')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <RefusalOfFields value={save.error}>
        <form className={styles.form} onSubmit={submit}>
          {!status && (
            <KindField
              living={living}
              kind={kind}
              onChange={(chosen) => {
                save.reset()
                setKind(chosen)
              }}
            />
          )}
          <NamesField
            hint={status?.system ? t('names-hint-system') : t('names-hint')}
            namespace="statuses"
            longest={60}
            names={names}
            onChange={(typed) => {
              save.reset()
              setNames(typed)
            }}
          />
          <div role="alert">{save.error && <p className={dialog.refused}>{refusedWords(save.error)}</p>}</div>
          <div className={dialog.acts}>
            <Button type="submit" loading={save.isPending}>
              {status ? t('save') : t('create')}
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

/** Among the kinds that are used here, by what the organisation calls them. */
function KindField({ living, kind, onChange }: { living: Status[]; kind: string; onChange: (kind: string) => void }) {
  const { t } = useTranslation('statuses')
  const nameOf = useStatusName()
  const error = useFieldError('statuses')('kind')
  const kinds = living.filter(({ system, enabled }) => system && enabled)
  return (
    <Select
      label={t('kind')}
      description={meaningOf(kind)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      data={kinds.map((status) => ({ value: status.kind, label: nameOf(status) }))}
      renderOption={({ option }) => (
        <span className={styles.option}>
          <StatusGlyph kind={option.value} />
          {option.label}
          <span className={styles.meaning}>{meaningOf(option.value)}</span>
        </span>
      )}
      value={kind}
      error={error}
      allowDeselect={false}
      maxDropdownHeight={360}
      onChange={(chosen) => chosen && onChange(chosen)}
    />
  )
}
