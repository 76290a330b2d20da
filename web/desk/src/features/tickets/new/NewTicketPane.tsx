import { MultiSelect, Select, TextInput } from '@mantine/core'
import { IconButton } from '@svara/ui'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { Editor } from '@tiptap/react'
import { ArrowLeft } from 'lucide-react'
import { useCallback, useState, type KeyboardEvent } from 'react'
import { useTranslation } from '../../../i18n'
import { useShortcuts } from '../../../shortcuts'
import { toast } from '../../../toast'
import { agentsQuery } from '../api/agents'
import { labelsQuery } from '../api/labels'
import { openMailboxesQuery } from '../api/mailboxes'
import { isNothing } from '../composer/draft/content'
import { Conflict } from '../composer/draft/Conflict'
import { SavedMark } from '../composer/draft/SavedMark'
import { useDraft } from '../composer/draft/useDraft'
import { Writing } from '../composer/editor/Writing'
import { WritingBar } from '../composer/editor/WritingBar'
import { DropZone } from '../composer/files/DropZone'
import { Files } from '../composer/files/Files'
import { useUploads } from '../composer/files/uploads'
import { useFilePicker } from '../composer/files/use-file-picker'
import { RecipientsField } from '../composer/recipients/RecipientsField'
import { SendButton } from '../composer/send/SendButton'
import { refusalAt, TroubleNotice } from '../composer/send/TroubleNotice'
import { useSendStatus } from '../composer/send/use-send-status'
import { sendNew } from './send-new'
import styles from './NewTicketPane.module.css'
import { useChoices } from './use-choices'

/** Writes to a customer first (TIC-13): each one on To gets a ticket of their own. */
export default function NewTicketPane() {
  const { t } = useTranslation('new')
  const { t: words } = useTranslation('composer')
  const queries = useQueryClient()
  const leave = useLeave()
  const { keeper, state } = useDraft({ ticketId: null, kind: 'new' })
  const { content } = state
  const { uploads } = useUploads(keeper)
  const { data: mailboxes = [] } = useQuery(openMailboxesQuery)
  const { data: labels = [] } = useQuery(labelsQuery)
  const { data: agents = [] } = useQuery(agentsQuery)
  const [choices, choose] = useChoices()
  const [editor, setEditor] = useState<Editor | null>(null)
  const { pickFiles, fileInput } = useFilePicker((added) => uploads.add(added, false))
  const mailbox = mailboxes.find((one) => one.id === content.mailboxId) ?? mailboxes[0]
  const { statuses, status: usual, choose: rememberStatus } = useSendStatus('reply', mailbox?.id)
  const to = content.to ?? []
  const cc = content.cc ?? []

  const takeEditor = useCallback(
    (taken: Editor | null) => {
      setEditor(taken)
      uploads.showIn(taken)
    },
    [uploads],
  )

  useShortcuts([
    { keys: 'mod+Enter', label: words('send'), group: words('group'), run: () => submit(), whileWriting: true },
    {
      keys: 'mod+Shift+a',
      label: words('attach'),
      group: words('group'),
      run: pickFiles,
      whileWriting: true,
    },
  ])

  function submit(status = usual) {
    void sendNew({ queries, keeper, mailboxId: mailbox?.id, choices, status, onMade: made })
  }

  function key(event: KeyboardEvent<HTMLDivElement>) {
    const target = event.target as HTMLElement
    if (event.key !== 'Escape' || event.defaultPrevented || !event.currentTarget.contains(target)) return
    // a list that is open closes first
    if (target.getAttribute('aria-expanded') === 'true') return
    event.preventDefault()
    leave()
  }

  function made(ids: string[]) {
    choose({ labelIds: [], assigneeId: null })
    if (ids.length === 1) leave(ids[0])
    else {
      toast(t('made', { count: ids.length }))
      leave()
    }
  }

  function discard() {
    const thrown = content
    void keeper.discard()
    leave()
    toast(words('discarded'), {
      label: words('undo'),
      run: () => {
        void keeper.restore(thrown)
        leave('new')
      },
    })
  }

  return (
    // keys that come from within
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.pane} onBlur={() => void keeper.flush()} onKeyDown={key}>
      <header className={styles.head}>
        <IconButton label={t('leave')} keys="escape" onClick={() => leave()}>
          <ArrowLeft size={16} />
        </IconButton>
        <h1 className={styles.title}>{t('title')}</h1>
        <SavedMark state={state} />
      </header>
      <div className={styles.page}>
        <div className={styles.fields}>
          <Select
            label={t('from')}
            data={mailboxes.map((one) => ({ value: one.id, label: `${one.name} <${one.address}>` }))}
            value={mailbox?.id ?? null}
            allowDeselect={false}
            error={refusalAt(state, 'mailboxId')}
            onChange={(mailboxId) => keeper.change({ mailboxId })}
          />
          <div className={styles.people}>
            <RecipientsField
              label={words('to')}
              people={to}
              takesFocus
              placeholder={words('recipients-hint')}
              refusal={
                refusalAt(state, 'to') ?? (state.trouble?.kind === 'nobody' ? words('trouble.nobody') : undefined)
              }
              onChange={(people) => keeper.change({ to: people })}
            />
          </div>
          {to.length > 1 && (
            <p className={styles.notice} role="status">
              {t('one-each', { count: to.length })}
            </p>
          )}
          <div className={styles.people}>
            <RecipientsField
              label={words('cc')}
              people={cc}
              refusal={refusalAt(state, 'cc')}
              onChange={(people) => keeper.change({ cc: people })}
            />
          </div>
          <TextInput
            label={t('subject')}
            value={content.subject}
            maxLength={1000}
            error={refusalAt(state, 'subject') ?? (state.trouble?.kind === 'no-subject' ? t('no-subject') : undefined)}
            onChange={(event) => keeper.change({ subject: event.currentTarget.value })}
          />
        </div>
        <div className={styles.box} aria-busy={state.sending}>
          <Writing
            html={content.html}
            revision={state.revision}
            label={t('message')}
            placeholder={t('write')}
            takesFocus={false}
            onEditor={takeEditor}
            onChange={(html) => keeper.change({ html })}
            onFiles={(added) => uploads.add(added, true)}
            onSend={() => submit()}
            onLeave={() => leave()}
          />
          <Files keeper={keeper} />
          <Conflict keeper={keeper} state={state} />
          <TroubleNotice keeper={keeper} state={state} onAttach={pickFiles} />
          <div className={styles.foot}>
            <WritingBar editor={editor} onAttach={pickFiles} onDiscard={isNothing(content) ? undefined : discard} />
          </div>
        </div>
        <div className={styles.choices}>
          <MultiSelect
            label={t('labels')}
            data={labels.map((label) => ({ value: label.id, label: label.name }))}
            value={choices.labelIds}
            searchable
            onChange={(labelIds) => choose({ ...choices, labelIds })}
          />
          <Select
            label={t('assignee')}
            placeholder={t('nobody')}
            data={agents.map((agent) => ({ value: agent.id, label: agent.name }))}
            value={choices.assigneeId}
            searchable
            clearable
            onChange={(assigneeId) => choose({ ...choices, assigneeId })}
          />
        </div>
        <div className={styles.send}>
          <SendButton
            kind="reply"
            status={usual}
            statuses={statuses}
            isSending={state.sending}
            onSend={() => submit()}
            onChoose={(chosen) => {
              rememberStatus(chosen)
              submit(chosen)
            }}
          />
        </div>
      </div>
      {fileInput}
      <DropZone onFiles={(added) => uploads.add(added, false)} />
    </div>
  )
}

/** To a ticket, or back to the list. */
function useLeave() {
  const navigate = useNavigate()
  const { filter } = useParams({ strict: false })
  const search = useSearch({ strict: false })
  return (ticket?: string) => {
    const at = { filter: filter ?? 'all-unsolved' }
    void navigate(
      ticket
        ? { to: '/tickets/$filter/$ticket', params: { ...at, ticket }, search }
        : { to: '/tickets/$filter', params: at, search },
    )
  }
}
