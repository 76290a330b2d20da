import { useDocumentVisibility } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import { useTranslation } from '../../../i18n'
import { toast } from '../../../toast'
import { useSeen } from '../api/seen'
import type { AnyTicket } from '../api/ticket'

/** Going past a ticket with j and k is no reading. */
const A_MOMENT_MILLIS = 1_000

/** Takes the unread mark away once the ticket was really looked at, until the agent sets it again. */
export function useMarkSeen(ticket: AnyTicket) {
  const { t } = useTranslation('conversation')
  const { mutate } = useSeen()
  const visible = useDocumentVisibility() === 'visible'
  const keptUnread = useRef<string>(undefined)
  const { id, unread } = ticket

  useEffect(() => {
    if (keptUnread.current !== id) keptUnread.current = undefined
    if (!visible || !unread || keptUnread.current === id) return
    const timer = setTimeout(() => mutate({ id, seen: true }), A_MOMENT_MILLIS)
    return () => clearTimeout(timer)
  }, [id, unread, visible, mutate])

  function markUnread() {
    keptUnread.current = id
    mutate({ id, seen: false })
    toast(t('marked-unread'), {
      label: t('undo'),
      run: () => {
        keptUnread.current = undefined
        mutate({ id, seen: true })
      },
    })
  }

  return { markUnread }
}
