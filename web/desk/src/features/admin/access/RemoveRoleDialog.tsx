import type { RoleDetail } from '@svara/api'
import { useTranslation } from '../../../i18n'
import { wordFor } from '../../../i18n/words'
import { toast } from '../../../toast'
import styles from '../page/Dialog.module.css'
import { wordsOf } from '../page/errors'
import { RemoveDialog } from '../page/RemoveDialog'
import { useRemoveRole } from './api/roles'

interface Props {
  detail: RoleDetail
  onClose: () => void
  onRemoved: () => void
}

/** Says how many lose what with the role. */
export default function RemoveRoleDialog({ detail: { role, agents, losses }, onClose, onRemoved }: Props) {
  const { t } = useTranslation('access')
  const remove = useRemoveRole(role.id, role.version)
  return (
    <RemoveDialog
      title={t('remove-title', { name: role.name })}
      close={t('close')}
      act={t('remove-role')}
      cancel={t('cancel')}
      remove={remove}
      words={wordsOf(remove.error, 'access')}
      onClose={onClose}
      onRemoved={() => {
        toast(t('removed', { name: role.name }))
        onRemoved()
      }}
    >
      {losses.length > 0 ? (
        <>
          <p className={styles.text}>{t('remove-loses')}</p>
          <ul className={styles.users}>
            {losses.map(({ permission, agents: count }) => (
              <li key={permission}>{t('loss', { permission: wordFor('access:permission.', permission), count })}</li>
            ))}
          </ul>
        </>
      ) : (
        <p className={styles.text}>{agents.length === 0 ? t('remove-nobody') : t('remove-nothing')}</p>
      )}
    </RemoveDialog>
  )
}
