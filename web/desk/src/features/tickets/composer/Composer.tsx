import { Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Lock } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../../i18n'
import { useShortcuts } from '../../../shortcuts'
import { mailboxesQuery } from '../api/mailboxes'
import { messagesQuery } from '../api/messages'
import type { AnyTicket } from '../api/ticket'
import styles from './Composer.module.css'
import { ComposerForm } from './ComposerForm'
import { isNothing } from './draft/content'
import type { DraftState } from './draft/keeper'
import { useDraft } from './draft/useDraft'
import { plainText } from './editor/html'
import { loadEditor } from './editor/Writing'
import { DropZone } from './files/DropZone'
import { uploadsOf } from './files/uploads'
import { replyToAll } from './recipients/reply-to-all'

export type Kind = 'reply' | 'note'

/** Where one writes: reply or private note. It stands by the newest message: at the foot of the conversation, or above it. */
export function Composer({ ticket }: { ticket: AnyTicket }) {
  return <TicketComposer key={ticket.id} ticket={ticket} />
}

function TicketComposer({ ticket }: { ticket: AnyTicket }) {
  const { t } = useTranslation('composer')
  const [kind, setKind] = useState<Kind | null>(null)
  const [last, setLast] = useState<Kind>('reply')
  const reply = useDraft({ ticketId: ticket.id, kind: 'reply' })
  const note = useDraft({ ticketId: ticket.id, kind: 'note' })
  const isPhone = useMediaQuery('(max-width: 759px)', undefined, { getInitialValueInEffect: false })
  const group = t('group')
  const shown = kind ?? last
  const draft = shown === 'reply' ? reply : note

  function open(wanted: Kind) {
    setKind(wanted)
    setLast(wanted)
  }

  function close() {
    void reply.keeper.flush()
    void note.keeper.flush()
    setKind(null)
    document.getElementById('conversation')?.focus()
  }

  useShortcuts([
    { keys: 'r', label: t('reply'), group, run: () => open('reply') },
    { keys: 'n', label: t('private-note'), group, run: () => open('note') },
  ])
  useFetchedAhead()
  useReturned(reply.state.returned, () => open('reply'))
  useReturned(note.state.returned, () => open('note'))

  const form = kind && (
    <ComposerForm key={kind} ticket={ticket} kind={kind} draft={draft} onKind={open} onClose={close} />
  )

  return (
    <section className={styles.composer} aria-label={t('write')}>
      {(!kind || isPhone) && <Folded ticket={ticket} reply={reply.state} note={note.state} onOpen={open} />}
      {!isPhone && form}
      {isPhone && (
        <Drawer.Root opened={kind !== null} onClose={close} position="bottom" size="100%" returnFocus={false}>
          <Drawer.Content
            aria-label={t(shown === 'reply' ? 'reply' : 'private-note')}
            classNames={{ content: styles.sheetContent }}
          >
            <Drawer.Body className={styles.sheet} p={0}>
              {form}
            </Drawer.Body>
          </Drawer.Content>
        </Drawer.Root>
      )}
      <DropZone
        onFiles={(files) => {
          uploadsOf(draft.keeper).add(files, false)
          open(shown)
        }}
      />
    </section>
  )
}

/** One line until one writes: whom the reply goes to, or how it begins. */
function Folded({
  ticket,
  reply,
  note,
  onOpen,
}: {
  ticket: AnyTicket
  reply: DraftState
  note: DraftState
  onOpen: (kind: Kind) => void
}) {
  const { t, i18n } = useTranslation('composer')
  const { data: messages = [] } = useQuery(messagesQuery(ticket.id))
  const { data: mailboxes = [] } = useQuery(mailboxesQuery)
  const { to, cc } = replyToAll(ticket, messages, mailboxes)
  const names = [...to, ...cc].map((person) => person.name || person.email)
  const few = names.length > 3 ? [...names.slice(0, 2), t('others', { count: names.length - 2 })] : names
  const people = new Intl.ListFormat(i18n.language === 'no' ? 'nb' : i18n.language).format(few)
  const begun = beginning(reply.content.html)
  const noted = beginning(note.content.html)
  return (
    <div className={styles.folded}>
      <button type="button" className={styles.begin} aria-keyshortcuts="r" onClick={() => onOpen('reply')}>
        {begun ? (
          <>
            <b data-stuck={isStuck(reply)}>{t(isStuck(reply) ? 'stuck' : 'draft')}</b> {begun}
          </>
        ) : (
          t('reply-to', { people })
        )}
      </button>
      <button
        type="button"
        className={styles.beginNote}
        aria-keyshortcuts="n"
        title={noted || t('private-note')}
        onClick={() => onOpen('note')}
      >
        <Lock size={14} aria-hidden="true" />
        {t(isStuck(note) ? 'stuck-note' : noted ? 'draft-of-note' : 'note')}
      </button>
    </div>
  )
}

/** Sent, and not taken: that must not look like a draft among others. */
function isStuck({ trouble }: DraftState) {
  return trouble !== null && ['changed', 'refused', 'offline'].includes(trouble.kind)
}

function beginning(html: string) {
  return isNothing({ html, to: null, cc: null, bcc: [], files: [], mentions: [], subject: '', mailboxId: null })
    ? ''
    : plainText(html).replace(/\s+/g, ' ').slice(0, 160)
}

/** The editor is large: it is there before one reaches for it, and in nobody's way. */
function useFetchedAhead() {
  useEffect(() => {
    const timer = setTimeout(() => void loadEditor().catch(() => {}), 400)
    return () => clearTimeout(timer)
  }, [])
}

/** What was sent and taken back stands open again. */
function useReturned(returned: number, open: () => void) {
  const before = useRef(returned)
  useEffect(() => {
    if (returned !== before.current) open()
    before.current = returned
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each return
  }, [returned])
}
