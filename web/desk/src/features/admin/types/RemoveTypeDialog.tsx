import type { TicketType } from '@svara/api'
import { useTranslation } from '../../../i18n'
import { toast } from '../../../toast'
import dialog from '../page/Dialog.module.css'
import { wordsOf } from '../page/errors'
import { FlowUses } from '../page/FlowUses'
import { RemoveDialog } from '../page/RemoveDialog'
import { useRemoveType } from './api/types'

/** Says what becomes of a removed type. */
export default function RemoveTypeDialog({ type, onClose }: { type: TicketType; onClose: () => void }) {
  const { t } = useTranslation('types')
  const { id, name, version } = type
  const remove = useRemoveType(id, version)
  return (
    <RemoveDialog
      title={t('remove-title', { name })}
      close={t('close')}
      act={t('remove')}
      cancel={t('cancel')}
      remove={remove}
      words={wordsOf(remove.error, 'types')}
      onClose={onClose}
      onRemoved={() => {
        toast(t('removed', { name }))
        onClose()
      }}
    >
      <p className={dialog.text}>{t('remove-hint')}</p>
      <FlowUses of={{ type: id }} />
    </RemoveDialog>
  )
}
