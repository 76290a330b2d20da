import { Button, Checkbox, NumberInput, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core'
import { IconButton } from '@svara/ui'
import { Play, X } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from '../../../i18n'
import { reason } from '../../../toast'
import type { FlowKind, Graph, MailInput, Simulation } from '../api/types'
import { usePastMails } from '../api/past-mails'
import { useSimulate } from '../api/simulate'
import { blockOf } from '../graph/graph'
import { optionWord, type Choices } from '../use-choices'
import type { Words } from '../words'
import styles from './Simulator.module.css'

interface Props {
  kind: FlowKind
  /** What is simulated unless a revision is chosen: the draft as it stands here, saved or not. */
  graph: Graph
  /** What can be chosen besides the draft; null: nothing. */
  revision: { revision: number; graph: Graph } | null
  choices: Choices
  words: Words
  result: Simulation | null
  of: 'draft' | 'revision'
  onOf: (of: 'draft' | 'revision') => void
  onResult: (result: Simulation | null) => void
  onChoose: (id: string) => void
  onClose: () => void
}

const EXAMPLE = { from: 'mikael@example.com', replyTo: '', subject: '', body: '', at: '', headers: '' }
const NO_FILE = { name: '', megabytes: '' as number | string }

/** What the flow would do with a mail; nothing is sent or changed by it. */
export function Simulator(props: Props) {
  const { kind, graph, revision, choices, words, result, of, onOf, onResult, onChoose, onClose } = props
  const { t } = useTranslation('flows')
  const [mail, setMail] = useState(EXAMPLE)
  const [file, setFile] = useState(NO_FILE)
  const [isReply, setReply] = useState(false)
  const [spam, setSpam] = useState('unknown')
  const [mailbox, setMailbox] = useState<string | null>(null)
  const [source, setSource] = useState<'form' | 'past'>('form')
  const [number, setNumber] = useState('')
  const [message, setMessage] = useState<string | null>(null)
  const past = usePastMails()
  const simulate = useSimulate(kind)
  const mailboxId = mailbox ?? choices.mailbox?.[0]?.value ?? ''
  const shown = of === 'revision' && revision ? revision.graph : graph

  const set = (part: Partial<typeof EXAMPLE>) => setMail((before) => ({ ...before, ...part }))

  async function run(event: FormEvent) {
    event.preventDefault()
    const flow = of === 'revision' && revision ? { revision: revision.revision } : { graph }
    const input = await inputOf()
    if (input) simulate.mutateAsync({ ...flow, ...input }).then(onResult, () => onResult(null))
  }

  async function inputOf(): Promise<{ messageId: string } | { input: MailInput } | null> {
    if (source === 'past') {
      const messageId = message ?? (await find())
      return messageId ? { messageId } : null
    }
    const { at, replyTo, headers, ...rest } = mail
    return {
      input: {
        ...rest,
        ...(mailboxId ? { mailboxId } : {}),
        first: !isReply,
        spam,
        ...(headers.trim() ? { headers: headersOf(headers) } : {}),
        ...(replyTo ? { replyTo } : {}),
        ...(at ? { at: new Date(at).toISOString() } : {}),
        ...(file.name
          ? { attachments: [{ name: file.name, type: typeOf(file.name), size: bytesOf(file.megabytes) }] }
          : {}),
      },
    }
  }

  async function find() {
    setMessage(null)
    const found = await past.mutateAsync(number).catch(() => null)
    const newest = found?.mails[0]?.id ?? null
    setMessage(newest)
    return newest
  }

  return (
    <section className={styles.simulator} aria-label={t('simulator')}>
      <header className={styles.head}>
        <h2>{t('simulator')}</h2>
        {revision && (
          <SegmentedControl
            size="xs"
            aria-label={t('simulate-on')}
            value={of}
            onChange={(value) => onOf(value as 'draft' | 'revision')}
            data={[
              { value: 'draft', label: t('draft') },
              { value: 'revision', label: t('revision', { number: revision.revision }) },
            ]}
          />
        )}
        <SegmentedControl
          size="xs"
          aria-label={t('simulate-with')}
          value={source}
          onChange={(value) => setSource(value as 'form' | 'past')}
          data={[
            { value: 'form', label: t('with-form') },
            { value: 'past', label: t('with-past') },
          ]}
        />
        <span className={styles.calm}>{t('nothing-changed')}</span>
        <Button
          type="submit"
          form="flow-simulation"
          size="compact-sm"
          loading={simulate.isPending}
          leftSection={<Play size={14} aria-hidden="true" />}
        >
          {t(result ? 'run-again' : 'run')}
        </Button>
        <IconButton label={t('close-simulator')} onClick={onClose}>
          <X size={16} />
        </IconButton>
      </header>
      <div className={styles.halves}>
        <form id="flow-simulation" className={styles.form} noValidate onSubmit={(event) => void run(event)}>
          {source === 'form' ? (
            <>
              <TextInput
                label={t('from')}
                type="email"
                value={mail.from}
                onChange={(event) => set({ from: event.currentTarget.value })}
              />
              <TextInput
                label={t('reply-to')}
                type="email"
                value={mail.replyTo}
                onChange={(event) => set({ replyTo: event.currentTarget.value })}
              />
              <Select
                label={t('mailbox')}
                data={choices.mailbox ?? []}
                value={mailboxId || null}
                allowDeselect={false}
                onChange={setMailbox}
              />
              <TextInput
                label={t('at')}
                type="datetime-local"
                value={mail.at}
                onChange={(event) => set({ at: event.currentTarget.value })}
              />
              <TextInput
                className={styles.wide}
                label={t('subject')}
                value={mail.subject}
                onChange={(event) => set({ subject: event.currentTarget.value })}
              />
              <Textarea
                className={styles.wide}
                label={t('body')}
                autosize
                minRows={2}
                maxRows={6}
                value={mail.body}
                onChange={(event) => set({ body: event.currentTarget.value })}
              />
              <TextInput
                label={t('file')}
                placeholder="faktura.pdf"
                value={file.name}
                onChange={(event) => setFile({ ...file, name: event.currentTarget.value })}
              />
              <NumberInput
                label={t('file-size')}
                min={0}
                value={file.megabytes}
                onChange={(megabytes) => setFile({ ...file, megabytes })}
              />
              <Textarea
                className={styles.wide}
                label={t('headers')}
                placeholder={t('headers-example')}
                autosize
                minRows={1}
                maxRows={5}
                value={mail.headers}
                onChange={(event) => set({ headers: event.currentTarget.value })}
              />
              <Select
                label={t('spam')}
                data={['unknown', 'spam', 'not-spam'].map((verdict) => ({
                  value: verdict,
                  label: optionWord(verdict),
                }))}
                value={spam}
                allowDeselect={false}
                onChange={(verdict) => setSpam(verdict ?? 'unknown')}
              />
              <Checkbox
                className={styles.check}
                label={t('is-reply')}
                checked={isReply}
                onChange={(event) => setReply(event.currentTarget.checked)}
              />
            </>
          ) : (
            <>
              <TextInput
                label={t('ticket')}
                description={t('ticket-hint')}
                value={number}
                onChange={(event) => {
                  setNumber(event.currentTarget.value)
                  setMessage(null)
                  past.reset()
                }}
                error={
                  past.error
                    ? reason(past.error)
                    : past.data === null
                      ? t('no-ticket')
                      : past.data?.mails.length === 0
                        ? t('no-mail')
                        : undefined
                }
              />
              <Button variant="default" loading={past.isPending} disabled={!number.trim()} onClick={() => void find()}>
                {t('load')}
              </Button>
              {past.data && past.data.mails.length > 0 && (
                <Select
                  label={t('mail-of', { number: past.data.ticket.number, subject: past.data.ticket.subject })}
                  data={past.data.mails.map((one) => ({
                    value: one.id,
                    label: `${one.createdAt.slice(0, 16).replace('T', ' ')} UTC`,
                  }))}
                  value={message}
                  allowDeselect={false}
                  onChange={setMessage}
                />
              )}
            </>
          )}
          <div role="alert" className={styles.refused}>
            {simulate.error && <p>{reason(simulate.error)}</p>}
          </div>
        </form>
        <div className={styles.result} role="region" aria-label={t('result')} aria-live="polite">
          {result ? (
            <Result result={result} graph={shown} words={words} onChoose={onChoose} />
          ) : (
            <p className={styles.calm}>{t('simulate-hint')}</p>
          )}
        </div>
      </div>
    </section>
  )
}

interface ResultProps extends Pick<Props, 'graph' | 'words' | 'onChoose'> {
  result: Simulation
}

/** The way in words: at each block what was found, or done. */
export function Result({ result, graph, words, onChoose }: ResultProps) {
  const { t } = useTranslation('flows')
  const skipped = new Map(result.actions.flatMap((action) => (action.skipped ? [[action.block, action.skipped]] : [])))
  return (
    <>
      <h3>{t('did', { count: result.actions.length - skipped.size })}</h3>
      {result.path.length === 0 && <p className={styles.calm}>{t('did-nothing')}</p>}
      <ol className={styles.steps}>
        {result.path.map((id, at) => {
          const block = blockOf(graph, id)
          if (!block) return null
          const exit = Object.entries(block.exits).find(([, to]) => to === (result.path[at + 1] ?? null))?.[0]
          const isCondition = 'yes' in block.exits
          const why = skipped.get(id)
          return (
            <li key={id}>
              <button type="button" className={styles.step} onClick={() => onChoose(id)}>
                <span className={styles.number}>{at + 1}</span>
                <b>{words.type(block.type)}</b>
                <span>
                  {isCondition && exit && (
                    <b data-exit={exit} className={styles.exit}>
                      {words.exit(exit)}
                    </b>
                  )}{' '}
                  {words.summary(block)}
                  {why && ` (${t('skipped', { why: words.problem(why) })})`}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
      {result.problems?.map((problem, at) => (
        <p key={at} className={styles.refused}>
          {words.problem(problem)}
        </p>
      ))}
    </>
  )
}

/** One on each line; what has no colon is a name alone. */
function headersOf(lines: string) {
  return lines
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => {
      const colon = line.indexOf(':')
      return colon < 0
        ? { name: line.trim(), value: '' }
        : { name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() }
    })
}

const TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  txt: 'text/plain',
  zip: 'application/zip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** As senders name the type of a file. */
function typeOf(name: string) {
  return TYPES[name.split('.').at(-1)!.toLowerCase()] ?? 'application/octet-stream'
}

function bytesOf(megabytes: number | string) {
  return Math.round((Number(megabytes) || 0.1) * 1_000_000)
}
