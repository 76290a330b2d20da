import { Modal, TextInput } from '@mantine/core'
import { Keys } from '@svara/ui'
import { Search } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from '../i18n'
import { grouped, isFound, listedShortcuts } from './listed'
import { activeShortcuts, subscribeToShortcuts } from './registry'
import styles from './ShortcutSheet.module.css'

/** Every shortcut that works here and now. */
export default function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('shortcuts')
  const [typed, setTyped] = useState('')
  // asked for again when it changes
  useSyncExternalStore(subscribeToShortcuts, activeShortcuts)
  const shortcuts = listedShortcuts().filter(
    ({ keys, label, group }) => keys && isFound(`${label} ${group} ${keys}`, typed),
  )
  return (
    <Modal opened onClose={onClose} size="xl" title={t('sheet')} closeButtonProps={{ 'aria-label': t('close') }}>
      <div className={styles.sheet}>
        <TextInput
          aria-label={t('search-shortcuts')}
          placeholder={t('search-shortcuts')}
          leftSection={<Search size={15} />}
          data-autofocus
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <div className={styles.groups}>
          {grouped(shortcuts, (shortcut) => shortcut.group).map(([group, items]) => (
            <div key={group} role="group" className={styles.group} aria-label={group}>
              <h3>{group}</h3>
              <ul>
                {items.map(({ keys, label }) => (
                  <li key={keys} className={styles.line}>
                    <span>{label}</span>
                    <Keys keys={keys!} />
                    <span className="visually-hidden">{keys}</span>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
        <p role="status" className={styles.none}>
          {shortcuts.length === 0 && t('none-found')}
        </p>
      </div>
    </Modal>
  )
}
