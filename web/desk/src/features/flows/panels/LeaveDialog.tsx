import { Button, Modal } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from '../../../i18n'
import styles from './Dialogs.module.css'

interface Props {
  /** Whether there is something that leaving leaves behind. */
  isLeaving: (to: string) => boolean
  /** Whether what was done last is not even with the server. */
  isUnsaved: () => boolean
}

/** Says before one leaves that what was changed does not run yet. */
export function LeaveDialog({ isLeaving, isUnsaved }: Props) {
  const { t } = useTranslation('flows')
  const blocker = useBlocker({
    shouldBlockFn: ({ next }) => isLeaving(next.pathname),
    enableBeforeUnload: () => isLeaving('') || isUnsaved(),
    withResolver: true,
  })
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
