import type { Group } from '@svara/api'
import { useTranslation } from '../../../i18n'
import { wordFor } from '../../../i18n/words'
import { toast } from '../../../toast'
import styles from '../page/Dialog.module.css'
import { FlowUses } from '../page/FlowUses'
import { RemoveDialog } from '../page/RemoveDialog'
import { givenBy, openTicketsOf } from './uses'
import { useRemoveGroup } from './api/groups'

interface Props {
  group: Group
  onClose: () => void
  onRemoved: () => void
}

/** Says what its members lose with the group. */
export default function RemoveGroupDialog({ group, onClose, onRemoved }: Props) {
  const { id, name, members, gives, version } = group
  const { t } = useTranslation('groups')
  const remove = useRemoveGroup(id, version)
  const given = givenBy(gives)
  const tickets = openTicketsOf(gives)
  const loses = members.length > 0 && given.length > 0
  return (
    <RemoveDialog
      title={t('remove-title', { name })}
      close={t('close')}
      act={t('remove-group')}
      cancel={t('cancel')}
      remove={remove}
      onClose={onClose}
      onRemoved={() => {
        toast(t('removed', { name }))
        onRemoved()
      }}
    >
      {loses ? (
        <>
          <p className={styles.text}>{t('remove-loses', { count: members.length })}</p>
          <ul className={styles.users}>
            {given.map((use) => (
              <li key={`${use.kind} ${use.name}`}>{wordFor('groups:use.', use.kind, { name: use.name })}</li>
            ))}
          </ul>
        </>
      ) : (
        <p className={styles.text}>{members.length === 0 ? t('remove-nobody') : t('remove-nothing')}</p>
      )}
      {tickets > 0 && <p className={styles.text}>{t('remove-tickets', { count: tickets })}</p>}
      <FlowUses of={{ group: id }} />
      <p className={styles.text}>{t('history')}</p>
    </RemoveDialog>
  )
}
