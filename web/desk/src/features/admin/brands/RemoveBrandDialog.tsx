import type { Brand } from '@svara/api'
import { useTranslation } from '../../../i18n'
import { toast } from '../../../toast'
import dialog from '../page/Dialog.module.css'
import { wordsOf } from '../page/errors'
import { RemoveDialog } from '../page/RemoveDialog'
import { useRemoveBrand } from './api/brands'

interface Props {
  brand: Brand
  onClose: () => void
  onRemoved: () => void
}

/** Asks once, by name. */
export default function RemoveBrandDialog({ brand: { id, name, version }, onClose, onRemoved }: Props) {
  const { t } = useTranslation('brands')
  const remove = useRemoveBrand(id, version)
  return (
    <RemoveDialog
      title={t('remove-title', { name })}
      close={t('close')}
      act={t('remove-brand')}
      cancel={t('cancel')}
      remove={remove}
      words={wordsOf(remove.error, 'brands')}
      onClose={onClose}
      onRemoved={() => {
        toast(t('removed', { name }))
        onRemoved()
      }}
    >
      <p className={dialog.text}>{t('remove-hint')}</p>
    </RemoveDialog>
  )
}
