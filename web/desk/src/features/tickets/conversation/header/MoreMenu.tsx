import { Menu } from '@mantine/core'
import { IconButton } from '@svara/ui'
import {
  ArrowDownUp,
  CircleCheckBig,
  Ellipsis,
  Flag,
  Link2,
  MailOpen,
  Pencil,
  Printer,
  Rows3,
  Tag,
  Trash2,
} from 'lucide-react'
import { useTranslation } from '../../../../i18n'
import { useShortcuts } from '../../../../shortcuts'
import { toast } from '../../../../toast'
import type { AnyTicket } from '../../api/ticket'
import { useOrder } from '../messages/use-order'
import { openAll } from '../messages/open-all'
import { copy } from '../copy'
import styles from './MoreMenu.module.css'

interface Props {
  ticket: AnyTicket
  onUnread: () => void
  onEditSubject: () => void
  onDone: () => void
  onLabels: () => void
  onPriority: () => void
  onTrash: (() => void) | undefined
}

export function MoreMenu({ ticket, onUnread, onEditSubject, onDone, onLabels, onPriority, onTrash }: Props) {
  const { t } = useTranslation('conversation')
  const [order, turnOrder] = useOrder(ticket.mailboxId)
  const group = t('group')
  const turn = order === 'oldest' ? t('newest-first') : t('oldest-first')
  const copyLink = () => {
    copy(`${location.origin}/tickets/all-open/${ticket.id}`)
    toast(t('link-copied'))
  }
  useShortcuts([
    { keys: 'Shift+L', label: t('copy-link'), group, run: copyLink },
    { keys: 'Shift+X', label: t('open-all'), group, run: openAll },
    { label: turn, group, run: turnOrder },
    { label: t('print'), group, run: print },
  ])
  return (
    <Menu position="bottom-end" width={288} classNames={{ item: styles.item }}>
      <Menu.Target>
        <IconButton label={t('more')}>
          <Ellipsis size={16} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<CircleCheckBig size={15} />} rightSection={<Hint keys="E" />} onClick={onDone}>
          {t('done')}
        </Menu.Item>
        <Menu.Item leftSection={<MailOpen size={15} />} rightSection={<Hint keys="U" />} onClick={onUnread}>
          {t('mark-unread')}
        </Menu.Item>
        <Menu.Item leftSection={<Tag size={15} />} rightSection={<Hint keys="L" />} onClick={onLabels}>
          {t('change-labels')}
        </Menu.Item>
        <Menu.Item leftSection={<Flag size={15} />} rightSection={<Hint keys="⇧P" />} onClick={onPriority}>
          {t('change-priority')}
        </Menu.Item>
        <Menu.Item leftSection={<Pencil size={15} />} rightSection={<Hint keys="F2" />} onClick={onEditSubject}>
          {t('edit-subject')}
        </Menu.Item>
        <Menu.Divider role="separator" />
        <Menu.Item leftSection={<Rows3 size={15} />} rightSection={<Hint keys="⇧X" />} onClick={openAll}>
          {t('open-all')}
        </Menu.Item>
        <Menu.Item leftSection={<ArrowDownUp size={15} />} onClick={turnOrder}>
          {turn}
        </Menu.Item>
        <Menu.Item leftSection={<Link2 size={15} />} rightSection={<Hint keys="⇧L" />} onClick={copyLink}>
          {t('copy-link')}
        </Menu.Item>
        <Menu.Item leftSection={<Printer size={15} />} onClick={print}>
          {t('print')}
        </Menu.Item>
        {onTrash && !ticket.trashedAt && (
          <>
            <Menu.Divider role="separator" />
            <Menu.Item
              className={styles.danger}
              leftSection={<Trash2 size={15} />}
              rightSection={<Hint keys="#" />}
              onClick={onTrash}
            >
              {t('to-trash')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

function Hint({ keys }: { keys: string }) {
  return (
    <span className={styles.keys} aria-hidden="true">
      {keys}
    </span>
  )
}

/** All messages go onto the paper, so they are opened, and their frames get a moment to grow. */
function print() {
  openAll()
  setTimeout(() => window.print(), 600)
}
