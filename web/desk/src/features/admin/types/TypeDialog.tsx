import { Button, Modal } from '@mantine/core'
import { Refusal, type TicketType } from '@svara/api'
import { useState, type SubmitEvent } from 'react'
import { useTranslation } from '../../../i18n'
import { reason, toast } from '../../../toast'
import dialog from '../page/Dialog.module.css'
import { fieldErrors, RefusalOfFields, wordsOf } from '../page/errors'
import { NameField } from '../page/NameField'
import { useCreateType, useRenameType } from './api/types'

interface Props {
  /** None for a new one. */
  type?: TicketType
  onClose: () => void
}

/** A new type, or another name for one. */
export default function TypeDialog({ type, onClose }: Props) {
  const { t } = useTranslation('types')
  const [name, setName] = useState(type?.name ?? '')
  // undefined once it is said that somebody else has changed it: what is here is then saved over theirs
  const [version, setVersion] = useState(type?.version)
  const create = useCreateType()
  const rename = useRenameType(type?.id ?? '')
  const save = type ? rename : create

  function submit(event: SubmitEvent) {
    event.preventDefault()
    const done = { onSuccess: finish, onError: seeStale }
    if (type) rename.mutate({ name, ifVersion: version ?? type.version }, done)
    else create.mutate(name, done)
  }

  function finish(kept: TicketType) {
    toast(t('saved', { name: kept.name }))
    onClose()
  }

  function seeStale(refusal: Error) {
    if (refusal instanceof Refusal && refusal.code === 'stale-version') setVersion(undefined)
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={type ? t('edit-title', { name: type.name }) : t('new')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <RefusalOfFields value={save.error}>
        <form onSubmit={submit}>
          <NameField
            label={t('name')}
            placeholder={t('name-example')}
            namespace="types"
            taken={{ code: 'type-exists', words: t('error.type-exists') }}
            value={name}
            refusal={save.error}
            onChange={(typed) => {
              save.reset()
              setName(typed)
            }}
          />
          <div role="alert">
            {save.error && !isAtName(save.error) && (
              <p className={dialog.refused}>{wordsOf(save.error, 'types') ?? reason(save.error)}</p>
            )}
          </div>
          <div className={dialog.acts}>
            <Button type="submit" loading={save.isPending}>
              {type ? t('save') : t('create')}
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

/** Whether the field itself says what is wrong. */
function isAtName(refusal: Error) {
  return fieldErrors(refusal).length > 0 || (refusal instanceof Refusal && refusal.code === 'type-exists')
}
