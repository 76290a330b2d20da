import { Button } from '@mantine/core'
import { MonitorDown } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from '../../i18n'
import { canInstall, install, isInstalled, subscribeToInstall } from '../../app/install'
import styles from './ProfilePage.module.css'

/** The desk as an app of its own: by the browser's question where it has one, else by its menu. */
export function Install() {
  const { t } = useTranslation('profile')
  const offered = useSyncExternalStore(subscribeToInstall, canInstall)
  if (isInstalled()) return <p className={styles.text}>{t('installed')}</p>
  return (
    <>
      <p className={styles.text}>{offered ? t('install-offer') : t('install-hint')}</p>
      {offered && (
        <Button variant="default" leftSection={<MonitorDown size={16} />} onClick={() => void install()}>
          {t('install-now')}
        </Button>
      )}
    </>
  )
}
