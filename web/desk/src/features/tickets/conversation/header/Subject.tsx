import { IconButton } from '@svara/ui'
import { Pencil } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from '../../../../i18n'
import { useChangeTicket } from '../../api/change-ticket'
import type { AnyTicket } from '../../api/ticket'
import styles from './Subject.module.css'

const MAX_SUBJECT = 1_000

interface Props {
  ticket: AnyTicket
  editing: boolean
  onEditing: (editing: boolean) => void
}

/** The subject: two lines of it, the whole in the tooltip, changed in its place. */
export function Subject({ ticket, editing, onEditing }: Props) {
  const { t } = useTranslation('conversation')
  const pencil = useRef<HTMLButtonElement>(null)
  const wasEditing = useRef(false)
  useEffect(() => {
    if (wasEditing.current && !editing) pencil.current?.focus()
    wasEditing.current = editing
  }, [editing])

  if (editing) return <SubjectField ticket={ticket} onDone={() => onEditing(false)} />
  return (
    <div className={styles.line}>
      <h1 className={styles.subject} title={ticket.subject} dir="auto">
        {ticket.subject || t('no-subject')}
      </h1>
      <IconButton
        ref={pencil}
        label={t('edit-subject')}
        keys="F2"
        className={styles.pencil}
        onClick={() => onEditing(true)}
      >
        <Pencil size={15} />
      </IconButton>
    </div>
  )
}

function SubjectField({ ticket, onDone }: { ticket: AnyTicket; onDone: () => void }) {
  const { t } = useTranslation('conversation')
  const change = useChangeTicket()
  const field = useRef<HTMLInputElement>(null)
  const settled = useRef(false)
  useEffect(() => field.current?.select(), [])

  function settle(keep: boolean) {
    if (settled.current) return
    settled.current = true
    const subject = field.current!.value.trim()
    if (keep && subject && subject !== ticket.subject)
      change.mutate({ ticket, change: { subject }, done: t('subject-set') })
    onDone()
  }

  function key(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') {
      // else it would also press the pencil, to which the focus returns
      event.preventDefault()
      settle(true)
    }
    if (event.key === 'Escape') {
      event.stopPropagation()
      settle(false)
    }
  }

  return (
    <input
      ref={field}
      className={styles.field}
      aria-label={t('subject')}
      defaultValue={ticket.subject}
      maxLength={MAX_SUBJECT}
      dir="auto"
      onKeyDown={key}
      onBlur={() => settle(true)}
    />
  )
}
