import { Button, Menu, SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Refusal, type LogEvent } from '@svara/api'
import { IconButton, Time } from '@svara/ui'
import { Ellipsis, History, Play, Redo2, Undo2 } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from '../../i18n'
import { onLive } from '../../live'
import { useShortcuts } from '../../shortcuts'
import { reason, toast } from '../../toast'
import { useSession } from '../session'
import { usePublish } from './api/publish'
import { useRestore } from './api/restore'
import type {
  Flow,
  FlowKind,
  Graph,
  KeptGraph,
  Place,
  Problem,
  Revision,
  Settings,
  Shape,
  Simulation,
} from './api/types'
import { Canvas, type CanvasHandle } from './canvas/Canvas'
import type { Marks } from './canvas/nodes'
import { copyText, download, pastedText } from './clipboard'
import styles from './FlowEditor.module.css'
import { difference } from './graph/difference'
import { read, written } from './graph/exchange'
import {
  blockOf,
  connect,
  EMPTY,
  ENTRY,
  freeExit,
  move,
  nudge,
  part,
  paste,
  place,
  placeAfter,
  remove,
  setEntrySettings,
  setSettings,
} from './graph/graph'
import { tidy } from './graph/layout'
import { DraftKeeper } from './keeper'
import { ConnectDialog } from './panels/ConnectDialog'
import { LeaveDialog } from './panels/LeaveDialog'
import { Outline } from './panels/Outline'
import { Palette } from './panels/Palette'
import { ReadingNotice, RefusedNotice, Saved, SavingNotice, SkippedNotice } from './panels/Notices'
import { ProblemsMenu } from './panels/Problems'
import { PublishDialog } from './panels/PublishDialog'
import { Revisions } from './panels/Revisions'
import { Simulator } from './panels/Simulator'
import { BlockSettings } from './settings/BlockSettings'
import { freshSettings } from './settings/check'
import { EntryPanel, NothingPanel, SeveralPanel } from './settings/OtherPanels'
import { useChoices } from './use-choices'
import { useWords } from './words'

interface Props {
  kind: FlowKind
  title: string
  flow: Flow
  complete: (graph: KeptGraph) => Graph
  /** Looked at instead of the draft; nothing can be changed then. */
  revision: Revision | null
  /** The way that the address asks to see. */
  path: readonly string[]
  onRevision: (revision: number | undefined) => void
}

type Side = 'blocks' | 'outline'
type Dialog = 'publish' | 'revisions' | 'connect' | 'import'

/** A phone shows one of outline, palette and canvas at a time. */
const NARROW = '(max-width: 759px)'
const NO_PATH: readonly string[] = []

/** The canvas and all around it: what a flow is made of, what its blocks are set to, what it would do, what it was. */
export function FlowEditor({ kind, title, flow, complete, revision, path, onRevision }: Props) {
  const { t } = useTranslation('flows')
  const { agent } = useSession()
  const [keeper] = useState(() => new DraftKeeper(kind, agent.id, flow.draft, complete))
  const state = useSyncExternalStore(keeper.subscribe, keeper.getSnapshot)
  const [published, setPublished] = useState(flow.published)
  const shapes = useMemo(() => new Map(flow.palette.map((shape) => [shape.type, shape])), [flow.palette])
  const choices = useChoices()
  const words = useWords(shapes, choices, kind)

  const draft = state.past.now
  const graph = revision?.graph ?? draft
  const isReadOnly = revision !== null
  const [selected, setSelected] = useState<readonly string[]>([])
  const [unapplied, setUnapplied] = useState<Readonly<Record<string, Settings>>>({})
  const isNarrow = useMediaQuery(NARROW, window.matchMedia(NARROW).matches, { getInitialValueInEffect: false })
  const [side, setSide] = useState<Side | 'canvas'>(isNarrow ? 'outline' : 'blocks')
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const [refused, setRefused] = useState<Problem[] | null>(null)
  const [isSimulating, setSimulating] = useState(false)
  const [simulated, setSimulated] = useState<{ of: Graph; result: Simulation } | null>(null)
  const [simulateOn, setSimulateOn] = useState<'draft' | 'revision'>('draft')
  const [said, say] = useState('')
  const [isEdited, setEdited] = useState(false)
  const canvas = useRef<CanvasHandle>(null)
  const search = useRef<HTMLInputElement>(null)
  const find = useRef<HTMLInputElement>(null)
  const panel = useRef<HTMLElement>(null)
  const file = useRef<HTMLInputElement>(null)
  const publish = usePublish(kind)
  const restore = useRestore(kind)

  const look = useCallback(async () => {
    const newest = await keeper.look()
    if (newest) setPublished(newest.published)
  }, [keeper])
  useOwnTimes(keeper, look)
  useColleagues(kind, keeper, published?.revision ?? 0, look)
  useEffect(() => {
    // the room for the canvas is another
    if (isSimulating) requestAnimationFrame(() => canvas.current?.fit())
  }, [isSimulating])

  const publishedGraph = useMemo(() => (published ? complete(published.graph) : null), [published, complete])
  const changes = useMemo(() => difference(publishedGraph ?? EMPTY, draft).count, [publishedGraph, draft])
  const next = (published?.revision ?? 0) + 1
  const revisionToTry = revision ?? (published && publishedGraph ? { ...published, graph: publishedGraph } : null)

  const problems = useMemo(
    () => [...(refused ?? state.problems), ...notApplied(unapplied, draft)],
    [refused, state.problems, unapplied, draft],
  )
  // a way is a way through one graph; what was changed since may lead elsewhere
  const way = simulated && simulated.of === graph ? simulated.result.path : isReadOnly ? path : NO_PATH
  const marks = useMemo<Marks>(
    () => ({
      path: way,
      problems: isReadOnly ? new Map() : byBlock(problems),
      warnings: isReadOnly ? new Map() : byBlock(state.warnings),
      unapplied: new Set(isReadOnly ? [] : Object.keys(unapplied)),
    }),
    [way, isReadOnly, problems, state.warnings, unapplied],
  )

  const change = useCallback(
    (changed: Graph) => {
      keeper.edit(changed)
      setEdited(true)
      setRefused(null)
    },
    [keeper],
  )
  const select = useCallback((ids: readonly string[]) => {
    setSelected((before) => (before.length === ids.length && before.every((id, at) => id === ids[at]) ? before : ids))
  }, [])

  function jump(id: string) {
    select([id])
    if (side === 'canvas' || !isNarrow) canvas.current?.focus(id)
  }

  function put(shape: Shape, at?: Place) {
    const after = at === undefined ? blockOf(draft, selected.at(-1) ?? '') : undefined
    const exit = after && freeExit(after)
    const spot = at ?? (exit ? placeAfter(draft, after.id, exit) : canvas.current?.middle()) ?? { x: 0, y: 0 }
    const placed = place(draft, shape, freshSettings(shape), spot)
    change(exit ? connect(placed.graph, after.id, exit, placed.id) : placed.graph)
    select([placed.id])
    canvas.current?.focus(placed.id)
    const what = words.type(shape.type)
    say(exit ? t('placed-after', { what, from: words.block(after), exit: words.exit(exit) }) : t('placed', { what }))
  }

  function link(from: string, exit: string, to: string | null) {
    const changed = connect(keeper.graph, from, exit, to)
    change(changed)
    say(t('connection', { from: words.target(changed, from), exit: words.exit(exit), to: words.target(changed, to) }))
  }

  function removeSelected() {
    const ids = selected.filter((id) => blockOf(draft, id))
    if (ids.length === 0 || isReadOnly) return
    const [before] = ids.length === 1 ? leadTo(draft, ids[0]!) : []
    change(remove(draft, ids))
    select(before ? [before] : [])
    canvas.current?.focus(before ?? ENTRY)
    say(t('removed-blocks', { count: ids.length }))
  }

  function insert(other: Graph) {
    const { graph: pasted, ids } = paste(keeper.graph, other)
    change(pasted)
    select(ids)
    say(t('pasted', { count: ids.length }))
    void sayMissing(ids)
  }

  /** What was copied in another organisation may name what is not here: the server says so when it has it. */
  async function sayMissing(ids: readonly string[]) {
    await keeper.flush()
    const missing = keeper
      .getSnapshot()
      .problems.filter(({ block, code }) => block && ids.includes(block) && code.startsWith('missing-'))
    if (missing.length > 0) toast(t('pasted-missing', { count: missing.length }))
  }

  function take(text: string) {
    const found = read(text, kind, flow.palette)
    if (typeof found === 'string') return toast(t(`unreadable.${found}`))
    insert(found)
  }

  const chosenBlocks = () => selected.filter((id) => blockOf(graph, id))

  async function copy() {
    const ids = chosenBlocks()
    const text = written(kind, graph, ids)
    if (await copyText(text)) toast(t('copied', { count: ids.length }))
    else download(`${kind}-flow-part.json`, text)
  }

  async function pasteFromClipboard() {
    const text = await pastedText()
    if (text === null) toast(t('no-clipboard'))
    else take(text)
  }

  function copied(clipboard: DataTransfer, cut: boolean) {
    const ids = chosenBlocks()
    clipboard.setData('text/plain', written(kind, graph, ids))
    say(t('copied', { count: ids.length }))
    if (cut) removeSelected()
  }

  function duplicate() {
    const ids = chosenBlocks()
    if (ids.length > 0 && !isReadOnly) insert(part(draft, ids))
  }

  function arrange() {
    change(tidy(draft))
    say(t('tidied'))
    requestAnimationFrame(() => canvas.current?.fit())
  }

  function step(act: 'undo' | 'redo') {
    if (isReadOnly) return
    const before = state.past
    keeper[act]()
    if (keeper.getSnapshot().past === before) return
    setRefused(null)
    say(t(act === 'undo' ? 'undone' : 'redone'))
  }

  function apply(id: string, settings: Settings) {
    change(setSettings(draft, id, settings))
    setUnapplied((before) => without(before, id))
    say(t('applied'))
    canvas.current?.focus(id)
  }

  async function askPublish() {
    const first = notApplied(unapplied, draft)[0]
    if (first) {
      jump(first.block!)
      return say(words.problem(first))
    }
    await keeper.flush()
    if (keeper.getSnapshot().saving === 'saved') setDialog('publish')
    else toast(t('save-first'))
  }

  function publishNow(note: string) {
    publish.mutateAsync({ version: keeper.getSnapshot().version, ...(note ? { note } : {}) }).then(
      (made) => {
        setPublished(made)
        setEdited(false)
        setDialog(null)
        toast(t('published', { number: made.revision }))
      },
      (refusal: unknown) => {
        const found = problemsOf(refusal)
        if (found.length > 0) refuse(found)
        else if (refusal instanceof Refusal && refusal.problem.status === 409) {
          setDialog(null)
          void look()
          toast(reason(refusal))
        }
      },
    )
  }

  /** The first of what is wrong is gone to; the others stand in the list. */
  function refuse(found: Problem[]) {
    setDialog(null)
    setRefused(found)
    say(t('not-published', { count: found.length }))
    const first = found.find(({ block: of }) => of && blockOf(draft, of))?.block
    // after the dialog has given the keyboard back
    setTimeout(() => jump(first ?? ENTRY))
  }

  async function restoreRevision(number: number) {
    await keeper.flush()
    restore.mutateAsync({ revision: number, version: keeper.getSnapshot().version }).then(
      (now) => {
        keeper.take(now)
        setEdited(true)
        setDialog(null)
        select([])
        onRevision(undefined)
        toast(t('restored', { number }))
      },
      () => {},
    )
  }

  async function keepCopy() {
    const text = written(kind, draft)
    if (await copyText(text)) toast(t('copied-all'))
    else download(`${kind}-flow-mine.json`, text)
    keeper.takeTheirs()
  }

  function openSettings() {
    requestAnimationFrame(() => {
      const first = panel.current?.querySelector<HTMLElement>(
        '[class*=fields] input:not([type=hidden]), [class*=fields] textarea, [class*=fields] button',
      )
      first?.focus()
    })
  }

  const group = title
  useShortcuts([
    { keys: 'mod+z', label: t('undo'), group, run: () => step('undo') },
    { keys: 'mod+Shift+z', label: t('redo'), group, run: () => step('redo') },
    { keys: 'mod+y', label: t('redo'), group, run: () => step('redo') },
    { keys: 'mod+d', label: t('duplicate'), group, run: duplicate },
    { keys: '/', label: t('search'), group, first: true, run: () => toSide('blocks') },
    { keys: 'f', label: t('find'), group, run: () => toSide('outline') },
    { keys: 'x', label: t('simulate'), group, run: () => setSimulating(true) },
    { label: t('tidy'), group, run: () => !isReadOnly && arrange() },
    { label: t('revisions'), group, run: () => setDialog('revisions') },
  ])

  function toSide(to: Side) {
    setSide(to)
    requestAnimationFrame(() => (to === 'blocks' ? search : find).current?.focus())
  }

  const chosen = selected.length === 1 ? selected[0]! : null
  const block = chosen === null ? undefined : blockOf(graph, chosen)
  const shape = block && shapes.get(block.type)
  const isOutline = side === 'outline' || isReadOnly

  return (
    <main className={styles.flow} data-side={side} data-simulating={isSimulating || undefined}>
      <header className={styles.bar}>
        <h1>{title}</h1>
        {isReadOnly ? (
          <span className={styles.draft}>{t('revision', { number: revision.revision })}</span>
        ) : (
          <>
            {changes > 0 && <span className={styles.draft}>{t('draft')}</span>}
            <span className={styles.what}>
              {published ? (
                <>
                  {t(changes > 0 ? 'changes-since' : 'same-as', { count: changes, number: published.revision })}{' '}
                  <Time at={published.publishedAt} />
                </>
              ) : (
                t('never-published')
              )}
            </span>
            <Saved state={state} />
          </>
        )}
        <div className={styles.acts}>
          {!isReadOnly && (
            <>
              <IconButton
                label={t('undo')}
                keys="mod+z"
                disabled={state.past.before.length === 0}
                onClick={() => step('undo')}
              >
                <Undo2 size={16} />
              </IconButton>
              <IconButton
                label={t('redo')}
                keys="mod+Shift+z"
                disabled={state.past.after.length === 0}
                onClick={() => step('redo')}
              >
                <Redo2 size={16} />
              </IconButton>
              <ProblemsMenu problems={problems} warnings={state.warnings} graph={draft} words={words} onJump={jump} />
            </>
          )}
          <Button
            variant="default"
            leftSection={<History size={15} aria-hidden="true" />}
            onClick={() => setDialog('revisions')}
          >
            {t('revisions')}
          </Button>
          <Button
            variant="default"
            aria-expanded={isSimulating}
            leftSection={<Play size={15} aria-hidden="true" />}
            onClick={() => setSimulating(!isSimulating)}
          >
            {t('simulate')}
          </Button>
          {isReadOnly ? (
            <>
              <Button
                variant="default"
                loading={restore.isPending}
                onClick={() => void restoreRevision(revision.revision)}
              >
                {t('restore')}
              </Button>
              <Button onClick={() => onRevision(undefined)}>{t('to-draft')}</Button>
            </>
          ) : (
            <Button disabled={changes === 0 && published !== null} onClick={() => void askPublish()}>
              {t('publish', { number: next })}
            </Button>
          )}
          <Menu position="bottom-end" returnFocus>
            <Menu.Target>
              <IconButton label={t('more')}>
                <Ellipsis size={16} />
              </IconButton>
            </Menu.Target>
            <Menu.Dropdown>
              {!isReadOnly && <Menu.Item onClick={arrange}>{t('tidy')}</Menu.Item>}
              <Menu.Item onClick={() => select(graph.blocks.map(({ id }) => id))}>{t('select-all')}</Menu.Item>
              <Menu.Item disabled={chosenBlocks().length === 0} onClick={() => void copy()}>
                {t('copy')}
              </Menu.Item>
              {!isReadOnly && <Menu.Item onClick={() => void pasteFromClipboard()}>{t('paste')}</Menu.Item>}
              <Menu.Item onClick={() => download(`${kind}-flow.json`, written(kind, graph))}>{t('export')}</Menu.Item>
              {!isReadOnly && <Menu.Item onClick={() => file.current?.click()}>{t('import')}</Menu.Item>}
            </Menu.Dropdown>
          </Menu>
        </div>
      </header>

      <div className={styles.notices}>
        {isReadOnly ? (
          <ReadingNotice revision={revision} />
        ) : (
          <>
            <SavingNotice
              state={state}
              onTakeTheirs={keeper.takeTheirs}
              onKeepCopy={() => void keepCopy()}
              onTryAgain={() => void keeper.flush()}
            />
            <SkippedNotice warnings={published?.warnings ?? []} />
            {refused && <RefusedNotice problems={refused} graph={draft} words={words} onJump={jump} />}
          </>
        )}
      </div>

      <section className={styles.side} aria-label={t(isOutline ? 'outline' : 'palette')}>
        <SegmentedControl
          className={styles.sides}
          size="xs"
          fullWidth
          aria-label={t('view')}
          value={isReadOnly && side === 'blocks' ? 'outline' : side}
          onChange={(value) => setSide(value as Side | 'canvas')}
          data={[
            ...(isReadOnly ? [] : [{ value: 'blocks', label: t('blocks-tab') }]),
            { value: 'outline', label: t('outline') },
            // beside them where there is room
            ...(isNarrow ? [{ value: 'canvas', label: t('canvas') }] : []),
          ]}
        />
        {isOutline ? (
          <Outline
            graph={graph}
            shapes={shapes}
            words={words}
            marks={marks}
            selected={selected}
            search={find}
            onChoose={jump}
          />
        ) : (
          <Palette palette={flow.palette} words={words} search={search} onPlace={(one) => put(one)} />
        )}
      </section>

      <div className={styles.canvas}>
        {/* where there is no room for it, it is not there: it measures itself when it comes */}
        {(!isNarrow || side === 'canvas') && (
          <Canvas
            graph={graph}
            shapes={shapes}
            words={words}
            selected={selected}
            marks={marks}
            isReadOnly={isReadOnly}
            handle={canvas}
            onSelect={select}
            onMove={(places) => change(move(keeper.graph, places))}
            onNudge={(columns, rows) => change(nudge(keeper.graph, selected, columns, rows))}
            onConnect={link}
            onDropped={(type, at) => put(shapes.get(type)!, at)}
            onRemove={removeSelected}
            onOpen={openSettings}
            onAskConnect={() => setDialog('connect')}
            onCopied={copied}
            onPasted={(text) => !isReadOnly && take(text)}
            say={say}
          />
        )}
        {graph.blocks.length === 0 && <p className={styles.empty}>{t('empty')}</p>}
      </div>

      {isSimulating && (
        <div className={styles.simulator}>
          <Simulator
            kind={kind}
            graph={draft}
            revision={revisionToTry}
            choices={choices}
            words={words}
            result={simulated?.of === graph ? simulated.result : null}
            of={isReadOnly ? 'revision' : simulateOn}
            onOf={setSimulateOn}
            onResult={(result) => {
              const of = isReadOnly || simulateOn === 'draft' ? graph : (revisionToTry?.graph ?? graph)
              setSimulated(result && { of, result })
              if (result) say(t('did', { count: result.actions.filter(({ skipped }) => !skipped).length }))
            }}
            onChoose={jump}
            onClose={() => {
              setSimulating(false)
              setSimulated(null)
            }}
          />
        </div>
      )}

      <aside
        ref={panel}
        className={styles.panel}
        aria-label={t('settings')}
        data-open={selected.length > 0 || undefined}
      >
        {selected.length > 1 ? (
          <SeveralPanel
            count={selected.length}
            isReadOnly={isReadOnly}
            onCopy={() => void copy()}
            onDuplicate={duplicate}
            onRemove={removeSelected}
          />
        ) : block && shape ? (
          <BlockSettings
            key={block.id}
            graph={graph}
            block={block}
            shape={shape}
            words={words}
            choices={choices}
            unapplied={isReadOnly ? undefined : unapplied[block.id]}
            problems={isReadOnly ? [] : problems.filter((problem) => problem.block === block.id)}
            isReadOnly={isReadOnly}
            onChange={(settings) =>
              setUnapplied((before) => (settings ? { ...before, [block.id]: settings } : without(before, block.id)))
            }
            onApply={(settings) => apply(block.id, settings)}
            onConnect={(exit, to) => link(block.id, exit, to)}
            onDuplicate={duplicate}
            onRemove={removeSelected}
            onBack={() => canvas.current?.focus(block.id)}
          />
        ) : chosen === ENTRY ? (
          <EntryPanel
            graph={graph}
            words={words}
            isReadOnly={isReadOnly}
            onSettings={(settings) => change(setEntrySettings(draft, settings))}
            onConnect={(exit, to) => link(ENTRY, exit, to)}
          />
        ) : (
          <NothingPanel isEmpty={graph.blocks.length === 0} />
        )}
        <Button className={styles.shut} variant="default" onClick={() => select([])}>
          {t('close-settings')}
        </Button>
      </aside>

      <p role="status" className="visually-hidden">
        {said}
      </p>
      <input
        ref={file}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={t('import')}
        onChange={(event) => {
          const [one] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          void one?.text().then(take)
        }}
      />
      {dialog === 'publish' && (
        <PublishDialog
          number={next}
          published={publishedGraph}
          draft={draft}
          words={words}
          publish={publish}
          onPublish={publishNow}
          onClose={() => (publish.reset(), setDialog(null))}
        />
      )}
      {dialog === 'revisions' && (
        <Revisions
          kind={kind}
          draft={draft}
          words={words}
          complete={complete}
          published={published?.revision}
          restoring={restore}
          onShow={(number) => {
            setDialog(null)
            select([])
            onRevision(number)
          }}
          onRestore={(number) => void restoreRevision(number)}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'connect' && chosen !== null && (
        <ConnectDialog
          graph={graph}
          of={chosen}
          words={words}
          onConnect={(exit, to) => link(chosen, exit, to)}
          onClose={() => {
            setDialog(null)
            canvas.current?.focus(chosen)
          }}
        />
      )}
      <LeaveDialog
        isLeaving={(to) => isEdited && changes > 0 && to !== window.location.pathname && !to.endsWith('/mail-flow')}
        isUnsaved={() => keeper.isUnsaved}
      />
    </main>
  )
}

/** The newest is looked for when one comes back, and what is not saved is saved when one goes. */
function useOwnTimes(keeper: DraftKeeper, look: () => Promise<void>) {
  useEffect(() => {
    const turn = () => void (document.visibilityState === 'visible' ? look() : keeper.flush())
    const online = () => void keeper.flush()
    document.addEventListener('visibilitychange', turn)
    window.addEventListener('online', online)
    return () => {
      document.removeEventListener('visibilitychange', turn)
      window.removeEventListener('online', online)
      void keeper.flush()
    }
  }, [keeper, look])
}

/** What a colleague saves or publishes is looked for when it is told; what was done here is known. */
function useColleagues(kind: FlowKind, keeper: DraftKeeper, revision: number, look: () => Promise<void>) {
  useEffect(
    () =>
      onLive<LogEvent>('flow', ({ kind: what, facts }) => {
        if (facts.kind !== kind) return
        const isNew =
          what === 'flow.published'
            ? Number(facts.revision) > revision
            : Number(facts.version) > keeper.getSnapshot().version
        if (isNew) void look()
      }),
    [kind, keeper, revision, look],
  )
}

function notApplied(unapplied: Readonly<Record<string, Settings>>, graph: Graph): Problem[] {
  return Object.keys(unapplied)
    .filter((id) => blockOf(graph, id))
    .map((id) => ({ block: id, field: null, code: 'not-applied', message: '' }))
}

/** The first of each block. */
function byBlock(problems: readonly Problem[]) {
  return new Map(problems.toReversed().flatMap((one) => (one.block ? [[one.block, one] as const] : [])))
}

function problemsOf(refusal: unknown): Problem[] {
  if (!(refusal instanceof Refusal)) return []
  return (refusal.problem as unknown as { problems?: Problem[] }).problems ?? []
}

function leadTo(graph: Graph, id: string) {
  return graph.blocks.filter(({ exits }) => Object.values(exits).includes(id)).map((block) => block.id)
}

function without<Value>(record: Readonly<Record<string, Value>>, key: string) {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))
}
