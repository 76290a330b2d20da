import type { Status } from '@svara/api'
import { useTranslation } from '../../../i18n'
import { toast } from '../../../toast'
import { useStatusName } from '../../tickets'
import dialog from '../page/Dialog.module.css'
import { FlowUses } from '../page/FlowUses'
import { RemoveDialog } from '../page/RemoveDialog'
import { useRemoveStatus } from './api/statuses'
import { refusedWords } from './words'

/** Says what becomes of a removed status. */
export default function RemoveStatusDialog({ status, onClose }: { status: Status; onClose: () => void }) {
  const { t } = useTranslation('statuses')
  const name = useStatusName()(status)
  const remove = useRemoveStatus(status.id, status.version)
  return (
    <RemoveDialog
      title={t('remove-title', { name })}
      close={t('close')}
      act={t('remove')}
      cancel={t('cancel')}
      remove={remove}
      words={remove.error ? refusedWords(remove.error) : undefined}
      onClose={onClose}
      onRemoved={() => {
        toast(t('removed', { name }))
        onClose()
      }}
    >
      <p className={dialog.text}>{t('remove-hint')}</p>
      <FlowUses of={{ status: status.id }} />
    </RemoveDialog>
  )
}
