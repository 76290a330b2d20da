import { Button, Modal } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from '../../../i18n'
import styles from './Dialog.module.css'

/** Asks before what was changed is left behind. */
export function LeaveDialog({ isChanged }: { isChanged: () => boolean }) {
  const { t } = useTranslation('admin')
  const blocker = useBlocker({ shouldBlockFn: isChanged, enableBeforeUnload: isChanged, withResolver: true })
  return (
    <Modal
      opened={blocker.status === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={t('leave-title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p className={styles.text}>{t('leave-hint')}</p>
      <div className={styles.acts}>
        <Button data-autofocus onClick={() => blocker.reset?.()}>
          {t('stay')}
        </Button>
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          {t('leave')}
        </Button>
      </div>
    </Modal>
  )
}
