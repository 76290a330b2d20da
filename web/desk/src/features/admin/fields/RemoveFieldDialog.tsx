import type { TicketField } from '@svara/api'
import { useTranslation } from '../../../i18n'
import { toast } from '../../../toast'
import { useFieldName } from '../../tickets'
import dialog from '../page/Dialog.module.css'
import { wordsOf } from '../page/errors'
import { FlowUses } from '../page/FlowUses'
import { RemoveDialog } from '../page/RemoveDialog'
import { useRemoveField } from './api/fields'

/** Says what becomes of a removed field. */
export default function RemoveFieldDialog({ field, onClose }: { field: TicketField; onClose: () => void }) {
  const { t } = useTranslation('fields')
  const name = useFieldName()(field)
  const { id, version } = field
  const remove = useRemoveField(id, version)
  return (
    <RemoveDialog
      title={t('remove-title', { name })}
      close={t('close')}
      act={t('remove')}
      cancel={t('cancel')}
      remove={remove}
      words={wordsOf(remove.error, 'fields')}
      onClose={onClose}
      onRemoved={() => {
        toast(t('removed', { name }))
        onClose()
      }}
    >
      <p className={dialog.text}>{t('remove-hint')}</p>
      <FlowUses of={{ field: id }} />
    </RemoveDialog>
  )
}
