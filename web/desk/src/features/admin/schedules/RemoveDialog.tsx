import { Button, Modal } from '@mantine/core'
import type { ScheduleDetail } from '@svara/api'
import { useTranslation } from '../../../i18n'
import { wordFor } from '../../../i18n/words'
import { reason, toast } from '../../../toast'
import { useRemoveSchedule } from './api/remove-schedule'
import styles from '../page/Dialog.module.css'

interface Props {
  schedule: ScheduleDetail
  onClose: () => void
  onRemoved: () => void
}

/** Asks once, by name; says what would be left without it, where it cannot be removed. */
export default function RemoveDialog({ schedule: { id, name, usedBy }, onClose, onRemoved }: Props) {
  const { t } = useTranslation('schedules')
  const remove = useRemoveSchedule()
  return (
    <Modal opened onClose={onClose} title={t('remove-title', { name })} closeButtonProps={{ 'aria-label': t('close') }}>
      {usedBy.length > 0 ? (
        <>
          <p className={styles.text}>{t('in-use')}</p>
          <ul className={styles.users}>
            {usedBy.map((user) => (
              <li key={`${user.kind} ${user.name}`}>{wordFor('schedules:user.', user.kind, { name: user.name })}</li>
            ))}
          </ul>
        </>
      ) : (
        <p className={styles.text}>{t('remove-hint')}</p>
      )}
      <div role="alert">{remove.error && <p className={styles.refused}>{reason(remove.error)}</p>}</div>
      <div className={styles.acts}>
        {usedBy.length === 0 && (
          <Button
            variant="default"
            className={styles.danger}
            loading={remove.isPending}
            onClick={() =>
              remove.mutate(id, {
                onSuccess: () => {
                  toast(t('removed', { name }))
                  onRemoved()
                },
              })
            }
          >
            {t('remove')}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </Modal>
  )
}
