import { Button } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { useTranslation } from '../../i18n'
import { hasNewVersion, subscribeToVersion } from '../version'
import styles from './Shell.module.css'

/** The desk stayed open while the server was updated. Nothing is reloaded under somebody's hands. */
export function NewVersion() {
  const { t } = useTranslation()
  const isNew = useSyncExternalStore(subscribeToVersion, hasNewVersion)
  return (
    <div role="status">
      {isNew && (
        <p className={styles.version}>
          {t('new-version')}
          <Button size="compact-sm" variant="subtle" onClick={() => location.reload()}>
            {t('reload')}
          </Button>
        </p>
      )}
    </div>
  )
}
