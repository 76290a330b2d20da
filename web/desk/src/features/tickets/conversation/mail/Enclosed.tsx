import type { Message } from '@svara/api'
import { CalendarCard } from './CalendarCard'
import { ProtectionNotice } from './ProtectionNotice'

/** What a message holds beside words and files. */
export default function Enclosed({ message }: { message: Message }) {
  return (
    <>
      {message.protection && (
        <ProtectionNotice
          protection={message.protection}
          signatures={message.attachments.filter((file) => file.role === 'signature')}
        />
      )}
      {message.attachments
        .filter((file) => file.role === 'calendar' && file.scan?.state !== 'infected')
        .map((file) => (
          <CalendarCard key={file.id} file={file} />
        ))}
    </>
  )
}
