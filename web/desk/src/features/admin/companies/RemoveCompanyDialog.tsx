import type { Company } from '@svara/api'
import { useTranslation } from '../../../i18n'
import { toast } from '../../../toast'
import dialog from '../page/Dialog.module.css'
import { wordsOf } from '../page/errors'
import { FlowUses } from '../page/FlowUses'
import { RemoveDialog } from '../page/RemoveDialog'
import { useRemoveCompany } from './api/companies'

/** Says what becomes of a removed company's contacts. */
export default function RemoveCompanyDialog({ company, onClose }: { company: Company; onClose: () => void }) {
  const { t } = useTranslation('companies')
  const { id, name, version } = company
  const remove = useRemoveCompany(id, version)
  return (
    <RemoveDialog
      title={t('remove-title', { name })}
      close={t('close')}
      act={t('remove')}
      cancel={t('cancel')}
      remove={remove}
      words={wordsOf(remove.error, 'companies')}
      onClose={onClose}
      onRemoved={() => {
        toast(t('removed', { name }))
        onClose()
      }}
    >
      <p className={dialog.text}>{t('remove-hint')}</p>
      <FlowUses of={{ company: id }} />
    </RemoveDialog>
  )
}
