import type { Webhook } from '@svara/api'
import { useTranslation } from '../../../i18n'
import { toast } from '../../../toast'
import dialog from '../page/Dialog.module.css'
import { wordsOf } from '../page/errors'
import { FlowUses } from '../page/FlowUses'
import { RemoveDialog } from '../page/RemoveDialog'
import { useRemoveWebhook } from './api/webhooks'

interface Props {
  webhook: Webhook
  onClose: () => void
  onRemoved: () => void
}

/** Says what is lost with a webhook, and which flows call it. */
export function RemoveWebhookDialog({ webhook: { id, name }, onClose, onRemoved }: Props) {
  const { t } = useTranslation('webhooks')
  const remove = useRemoveWebhook(id)
  return (
    <RemoveDialog
      title={t('remove-title', { name })}
      close={t('close')}
      act={t('remove')}
      cancel={t('cancel')}
      remove={remove}
      words={wordsOf(remove.error, 'webhooks')}
      onClose={onClose}
      onRemoved={() => {
        toast(t('removed', { name }))
        onRemoved()
      }}
    >
      <p className={dialog.text}>{t('remove-hint')}</p>
      <FlowUses of={{ webhook: id }} />
    </RemoveDialog>
  )
}
