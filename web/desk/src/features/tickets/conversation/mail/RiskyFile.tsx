import { Button, Modal } from '@mantine/core'
import { TriangleAlert } from 'lucide-react'
import { useTranslation } from '../../../../i18n'
import styles from './Enclosed.module.css'

interface Props {
  name: string
  href: string
  onClose: () => void
}

/** Asks before a file is fetched that a computer would run. */
export default function RiskyFile({ name, href, onClose }: Props) {
  const { t } = useTranslation('mail')
  return (
    <Modal opened onClose={onClose} title={t('risky-title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <p className={styles.risk}>
        <TriangleAlert size={18} aria-hidden="true" />
        <span>
          <b dir="auto">{name}</b> {t('risky-hint')}
        </span>
      </p>
      <div className={styles.buttons}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('risky-leave')}
        </Button>
        <Button component="a" href={href} download={name} onClick={onClose}>
          {t('risky-download')}
        </Button>
      </div>
    </Modal>
  )
}
