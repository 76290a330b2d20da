import { Button, Menu } from '@mantine/core'
import { Keys, StatusGlyph, tip } from '@svara/ui'
import { ChevronDown, Lock } from 'lucide-react'
import { useTranslation } from '../../../../i18n'
import type { Status } from '../../api/statuses'
import styles from './SendButton.module.css'

interface Props {
  kind: 'reply' | 'note'
  /** Undefined: the ticket keeps the one that it has. */
  status: Status | undefined
  statuses: Status[]
  isSending: boolean
  onSend: () => void
  onChoose: (status: Status) => void
}

/** Sends and sets a status; the menu beside it has the other ones. */
export function SendButton({ kind, status, statuses, isSending, onSend, onChoose }: Props) {
  const { t, i18n } = useTranslation('composer')
  const named = (one: Status) => one.names[i18n.language] ?? one.name
  const words = status
    ? t(kind === 'reply' ? 'send-and-set' : 'add-and-set', { status: named(status) })
    : t(kind === 'reply' ? 'send' : 'add-note')
  return (
    <div className={styles.split} data-kind={kind}>
      <Button
        className={styles.send}
        {...tip({ label: words, keys: 'mod+enter' })}
        aria-keyshortcuts="Control+Enter"
        aria-disabled={isSending}
        leftSection={kind === 'note' ? <Lock size={14} aria-hidden="true" /> : undefined}
        onClick={() => {
          if (!isSending) onSend()
        }}
      >
        <span className={styles.words}>{words}</span>
      </Button>
      <Menu position="top-end" width={260}>
        <Menu.Target>
          <Button className={styles.more} aria-label={t('choose-status')} aria-disabled={isSending}>
            <ChevronDown size={15} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t(kind === 'reply' ? 'send-and-set-label' : 'add-and-set-label')}</Menu.Label>
          {statuses.map((one) => (
            <Menu.Item
              key={one.id}
              leftSection={<StatusGlyph kind={one.kind} />}
              rightSection={one.kind === 'solved' && kind === 'reply' ? <Keys keys="mod+shift+enter" /> : undefined}
              onClick={() => onChoose(one)}
            >
              {named(one)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
