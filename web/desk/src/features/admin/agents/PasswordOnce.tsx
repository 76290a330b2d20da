import { Button, CopyButton, Modal } from '@mantine/core'
import { useTranslation } from '../../../i18n'
import dialog from '../page/Dialog.module.css'
import styles from './Sheet.module.css'

interface Props {
  name: string
  password: string
  onClose: () => void
}

/** A password that nobody can be shown again. */
export function PasswordOnce({ name, password, onClose }: Props) {
  const { t } = useTranslation('agents')
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('password-of', { name })}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p className={dialog.text}>{t('password-once')}</p>
      <p className={styles.password}>
        <code>{password}</code>
      </p>
      <div className={dialog.acts}>
        <CopyButton value={password}>
          {({ copied, copy }) => (
            <Button data-autofocus onClick={copy}>
              {copied ? t('copied') : t('copy')}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" onClick={onClose}>
          {t('done')}
        </Button>
      </div>
    </Modal>
  )
}
