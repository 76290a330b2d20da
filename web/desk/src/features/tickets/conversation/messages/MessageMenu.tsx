import { Menu } from '@mantine/core'
import type { Message } from '@svara/api'
import { IconButton, lazyPart } from '@svara/ui'
import { Ban, ChevronsDownUp, Copy, Ellipsis, FileCode2, Forward, MailSearch } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslation } from '../../../../i18n'
import { toast } from '../../../../toast'
import { useSession } from '../../../session'
import type { AnyTicket } from '../../api/ticket'
import { copy } from '../copy'
import styles from '../header/MoreMenu.module.css'
import { ForwardDialog, MailDetails } from './mail-details'

const BlockDialog = lazyPart(() => import('./BlockDialog'))

export function MessageMenu({ ticket, message, onFold }: { ticket: AnyTicket; message: Message; onFold: () => void }) {
  const { t } = useTranslation('conversation')
  const { agent } = useSession()
  const [shown, setShown] = useState<'mail' | 'block' | 'forward'>()
  const mayBlock = agent.superadmin || agent.permissions.includes('delete-tickets')
  const sender = message.kind === 'inbound' ? message.from?.email : undefined
  const close = () => setShown(undefined)
  return (
    <>
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
          {message.kind !== 'note' && (
            <Menu.Item leftSection={<Forward size={15} />} onClick={() => setShown('forward')}>
              {t('forward')}
            </Menu.Item>
          )}
          {message.hasRaw && (
            <Menu.Item leftSection={<MailSearch size={15} />} onClick={() => setShown('mail')}>
              {t('mail-details')}
            </Menu.Item>
          )}
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
          {mayBlock && sender && (
            <Menu.Item leftSection={<Ban size={15} />} onClick={() => setShown('block')}>
              <span className="cut">{t('block-sender', { sender })}</span>
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {shown === 'mail' && <MailDetails ticket={ticket.id} message={message} onClose={close} />}
        {shown === 'forward' && <ForwardDialog ticket={ticket.id} message={message} onClose={close} />}
        {shown === 'block' && sender && <BlockDialog sender={sender} onClose={close} />}
      </Suspense>
    </>
  )
}
