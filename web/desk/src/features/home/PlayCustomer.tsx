import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { MailPlus } from 'lucide-react'
import { useTranslation } from '../../i18n'
import { Card } from './Card'
import styles from './PlayCustomer.module.css'

/** In the demo: the whole circle without a mail server. */
export function PlayCustomer({ onPlay }: { onPlay: () => void }) {
  const { t } = useTranslation('home')
  return (
    <Card title={t('play')}>
      <div className={styles.play}>
        <p>{t('play-hint')}</p>
        <div className={styles.acts}>
          <Button leftSection={<MailPlus size={15} />} onClick={onPlay}>
            {t('send-test')}
          </Button>
          <Link to="/outbox">{t('to-outbox')}</Link>
        </div>
      </div>
    </Card>
  )
}
