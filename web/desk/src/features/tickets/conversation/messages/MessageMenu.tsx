import { Menu } from '@mantine/core'
import type { Message } from '@svara/api'
import { IconButton } from '@svara/ui'
import { ChevronsDownUp, Copy, Ellipsis, FileCode2 } from 'lucide-react'
import { useTranslation } from '../../../../i18n'
import { toast } from '../../../../toast'
import type { AnyTicket } from '../../api/ticket'
import { copy } from '../copy'
import styles from '../header/MoreMenu.module.css'

export function MessageMenu({ ticket, message, onFold }: { ticket: AnyTicket; message: Message; onFold: () => void }) {
  const { t } = useTranslation('conversation')
  return (
    <Menu position="bottom-end" width={220} classNames={{ item: styles.item }}>
      <Menu.Target>
        <IconButton label={t('message-menu')} data-turn>
          <Ellipsis size={15} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<ChevronsDownUp size={15} />} onClick={onFold}>
          {t('fold')}
        </Menu.Item>
        <Menu.Item
          leftSection={<Copy size={15} />}
          onClick={() => {
            copy(message.text)
            toast(t('text-copied'))
          }}
        >
          {t('copy-text')}
        </Menu.Item>
        {message.hasRaw && (
          <Menu.Item
            component="a"
            href={`/api/tickets/${ticket.id}/messages/${message.id}/raw`}
            target="_blank"
            rel="noreferrer"
            leftSection={<FileCode2 size={15} />}
          >
            {t('raw')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
