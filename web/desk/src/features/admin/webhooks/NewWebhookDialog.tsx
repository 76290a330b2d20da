import { Button, Modal } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { useTranslation } from '../../../i18n'
import { reason } from '../../../toast'
import type { Guard } from '../../session'
import dialog from '../page/Dialog.module.css'
import { fieldErrors, RefusalOfFields, wordsOf } from '../page/errors'
import { useCreateWebhook } from './api/webhooks'
import { Secret } from './Secret'
import { WebhookFields } from './WebhookFields'

interface Props {
  guard: Guard
  onClose: () => void
  onOpen: (id: string) => void
}

/** A new webhook; when it is made, the secret that its receiver has to know. */
export function NewWebhookDialog({ guard, onClose, onOpen }: Props) {
  const { t } = useTranslation('webhooks')
  const create = useCreateWebhook()
  return (
    <Modal
      opened
      onClose={onClose}
      title={create.data ? t('made', { name: create.data.webhook.name }) : t('new')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {create.data ? (
        <div role="status">
          <p className={dialog.text}>{t('secret-hint')}</p>
          <Secret secret={create.data.secret} />
          <div className={dialog.acts}>
            <Button onClick={() => onOpen(create.data.webhook.id)}>{t('go-on')}</Button>
          </div>
        </div>
      ) : (
        <Form guard={guard} create={create} onClose={onClose} />
      )}
    </Modal>
  )
}

function Form({
  guard,
  create,
  onClose,
}: Pick<Props, 'guard' | 'onClose'> & { create: ReturnType<typeof useCreateWebhook> }) {
  const { t } = useTranslation('webhooks')
  const [typed, setTyped] = useState({ name: '', url: '' })

  function submit(event: SubmitEvent) {
    event.preventDefault()
    guard(() => create.mutate(typed))
  }

  return (
    <RefusalOfFields value={create.error}>
      <form onSubmit={submit} noValidate>
        <WebhookFields {...typed} onChange={(part) => setTyped((before) => ({ ...before, ...part }))} />
        <div role="alert">
          {create.error && fieldErrors(create.error).length === 0 && (
            <p className={dialog.refused}>{wordsOf(create.error, 'webhooks') ?? reason(create.error)}</p>
          )}
        </div>
        <div className={dialog.acts}>
          <Button type="submit" loading={create.isPending}>
            {t('create')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </RefusalOfFields>
  )
}
