import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { Editor } from '@tiptap/react'
import { Lock, X } from 'lucide-react'
import { IconButton } from '@svara/ui'
import { useCallback, useEffect, useState, type KeyboardEvent } from 'react'
import { useTranslation } from '../../../i18n'
import { useShortcuts } from '../../../shortcuts'
import { toast } from '../../../toast'
import { useSession } from '../../session'
import { agentsQuery } from '../api/agents'
import { messagesQuery } from '../api/messages'
import type { Status } from '../api/statuses'
import type { AnyTicket } from '../api/ticket'
import type { Kind } from './Composer'
import styles from './ComposerForm.module.css'
import { Conflict } from './draft/Conflict'
import { isNothing } from './draft/content'
import type { useDraft } from './draft/useDraft'
import { SavedMark } from './draft/SavedMark'
import { withMentions } from './editor/html'
import { Writing } from './editor/Writing'
import { WritingBar } from './editor/WritingBar'
import { Files } from './files/Files'
import { useUploads } from './files/uploads'
import { useFilePicker } from './files/use-file-picker'
import { Recipients } from './recipients/Recipients'
import { nextAfter } from './send/next-after'
import { send } from './send/send'
import { nowSeen, seenByWriter } from './send/seen-by-writer'
import { SendButton } from './send/SendButton'
import { TroubleNotice } from './send/TroubleNotice'
import { useSendStatus } from './send/use-send-status'
import { useTellTyping } from './use-tell-typing'

interface Props {
  ticket: AnyTicket
  kind: Kind
  draft: ReturnType<typeof useDraft>
  onKind: (kind: Kind) => void
  onClose: () => void
}

/** The open composer: one of the two kinds, its recipients, text, files, and the button that sends it. */
export function ComposerForm({ ticket, kind, draft, onKind, onClose: fold }: Props) {
  const { t } = useTranslation('composer')
  const { keeper, state } = draft
  const { content } = state
  const { uploads } = useUploads(keeper)
  const { data: agents = [] } = useQuery(agentsQuery)
  const [editor, setEditor] = useState<Editor | null>(null)
  const { pickFiles, fileInput } = useFilePicker((added) => {
    uploads.add(added, false)
    editor?.commands.focus()
  })
  const isReply = kind === 'reply'
  const typing = useTellTyping(ticket.id, isReply ? 'typing' : 'typing-note')
  const sendWith = useSend({ ticket, draft, onClose })
  const { status, choose, statuses } = useSendStatus(kind, ticket.mailboxId, ticket)
  const { me } = useMe()
  const queries = useQueryClient()
  const colleagues = useCallback(
    () => (queries.getQueryData(agentsQuery.queryKey) ?? []).filter((agent) => agent.id !== me),
    [queries, me],
  )
  const group = t('group')
  useSeenFromHere(draft, ticket)

  const takeEditor = useCallback(
    (taken: Editor | null) => {
      setEditor(taken)
      uploads.showIn(taken)
    },
    [uploads],
  )

  useShortcuts([
    { keys: 'mod+Enter', label: t('send'), group, run: () => submit(false), whileWriting: true },
    {
      keys: 'mod+Shift+Enter',
      label: t('send-and-close'),
      group,
      run: () => submit(true),
      whileWriting: true,
    },
    { keys: 'mod+Shift+a', label: t('attach'), group, run: pickFiles, whileWriting: true },
    { label: t('discard'), group, run: discard },
  ])

  function onClose() {
    typing.rests()
    fold()
  }

  function submit(andClose: boolean) {
    const solved = statuses.find((one) => one.kind === 'solved')
    if (andClose && solved) sendWith(solved, true)
    else sendWith(status, false)
  }

  function discard() {
    const thrown = content
    void keeper.discard()
    onClose()
    toast(t('discarded'), { label: t('undo'), run: () => void keeper.restore(thrown) })
  }

  function key(event: KeyboardEvent<HTMLDivElement>) {
    if (event.key !== 'Escape' || event.defaultPrevented || !event.currentTarget.contains(event.target as Node)) return
    event.preventDefault()
    onClose()
  }

  return (
    // keys that come from within
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={styles.form}
      data-kind={kind}
      onKeyDown={key}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) void keeper.flush()
      }}
    >
      <div className={styles.head}>
        <Tabs
          kind={kind}
          onKind={(next) => {
            typing.rests()
            onKind(next)
          }}
        />
        <SavedMark state={state} />
        <IconButton label={t('fold')} keys="escape" onClick={onClose}>
          <X size={15} />
        </IconButton>
      </div>
      <div
        className={styles.box}
        id="composer-panel"
        role="tabpanel"
        aria-label={t(isReply ? 'reply' : 'private-note')}
        aria-busy={state.sending}
      >
        {isReply ? (
          <Recipients ticket={ticket} keeper={keeper} state={state} />
        ) : (
          <p className={styles.private}>
            <Lock size={13} aria-hidden="true" />
            {t('note-stays')}
          </p>
        )}
        <Writing
          key={kind}
          html={isReply ? content.html : withMentions(content.html, mentioned(content.mentions))}
          revision={state.revision}
          label={t(isReply ? 'your-reply' : 'your-note')}
          placeholder={t(isReply ? 'write-reply' : 'write-note')}
          mentionable={isReply ? undefined : colleagues}
          onEditor={takeEditor}
          onChange={(html) => {
            keeper.change({ html })
            typing.types()
          }}
          onFiles={(added) => uploads.add(added, true)}
          onSend={submit}
          onLeave={onClose}
        />
        <Files keeper={keeper} />
        <Conflict keeper={keeper} state={state} />
        <TroubleNotice keeper={keeper} state={state} onAttach={pickFiles} />
        <div className={styles.foot}>
          <WritingBar editor={editor} onAttach={pickFiles} onDiscard={isNothing(content) ? undefined : discard} />
          <SendButton
            kind={kind}
            status={status}
            statuses={statuses}
            isSending={state.sending}
            onSend={() => sendWith(status, false)}
            onChoose={(chosen) => {
              choose(chosen)
              sendWith(chosen, false)
            }}
          />
        </div>
        {fileInput}
      </div>
    </div>
  )

  function mentioned(ids: string[]) {
    return agents.filter((agent) => ids.includes(agent.id))
  }
}

function Tabs({ kind, onKind }: { kind: Kind; onKind: (kind: Kind) => void }) {
  const { t } = useTranslation('composer')
  const tab = (of: Kind) => ({
    role: 'tab' as const,
    type: 'button' as const,
    className: styles.tab,
    'data-kind': of,
    'aria-selected': kind === of,
    'aria-controls': 'composer-panel',
    tabIndex: kind === of ? 0 : -1,
    onClick: () => onKind(of),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
      event.preventDefault()
      onKind(kind === 'reply' ? 'note' : 'reply')
    },
  })
  return (
    <div className={styles.tabs} role="tablist" aria-label={t('kind')}>
      <button {...tab('reply')}>{t('reply')}</button>
      <button {...tab('note')}>
        <Lock size={13} aria-hidden="true" />
        {t('private-note')}
      </button>
    </div>
  )
}

function useMe() {
  const { agent } = useSession()
  return { me: agent.id }
}

/** Sends, folds the composer, and goes on to the next ticket where that is asked for. */
function useSend({ ticket, draft, onClose }: Pick<Props, 'ticket' | 'draft' | 'onClose'>) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { filter } = useParams({ strict: false })
  const search = useSearch({ strict: false })
  const { me } = useMe()

  return (status: Status | undefined, andNext: boolean) => {
    const to = (id: string | undefined) =>
      void navigate(
        id
          ? { to: '/tickets/$filter/$ticket', params: { filter: filter!, ticket: id }, search }
          : { to: '/tickets/$filter', params: { filter: filter! }, search },
      )
    // before the ticket leaves the list
    const next = andNext && filter ? nextAfter(queries, { filter, ...search }, ticket.id) : undefined
    void send({
      queries,
      keeper: draft.keeper,
      ticket,
      me,
      status,
      reopen: to,
      onLeaving: () => {
        onClose()
        if (andNext && filter) to(next)
      },
    })
  }
}

/** From the moment one begins to write, what others do is news. */
function useSeenFromHere({ keeper, state }: Props['draft'], ticket: AnyTicket) {
  const { data: messages } = useQuery(messagesQuery(ticket.id))
  const isBegun = !isNothing(state.content)
  useEffect(() => {
    if (messages && (!seenByWriter(keeper) || !isBegun)) nowSeen(keeper, ticket, messages)
  }, [keeper, ticket, messages, isBegun])
}
