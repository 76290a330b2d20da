import type { ManagedLabel } from '@svara/api'
import { useTranslation } from '../../../i18n'
import { toast } from '../../../toast'
import dialog from '../page/Dialog.module.css'
import { FlowUses } from '../page/FlowUses'
import { RemoveDialog } from '../page/RemoveDialog'
import { useRemoveLabel } from './api/labels'

/** Says what becomes of a removed label. */
export default function RemoveLabelDialog({ label, onClose }: { label: ManagedLabel; onClose: () => void }) {
  const { t } = useTranslation('labels')
  const { id, name, version } = label
  const remove = useRemoveLabel(id, version)
  return (
    <RemoveDialog
      title={t('remove-title', { name })}
      close={t('close')}
      act={t('remove')}
      cancel={t('cancel')}
      remove={remove}
      onClose={onClose}
      onRemoved={() => {
        toast(t('removed', { name }))
        onClose()
      }}
    >
      <p className={dialog.text}>{t('remove-hint')}</p>
      <FlowUses of={{ label: id }} />
    </RemoveDialog>
  )
}
