import { Button, SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from '../../i18n'
import { toast } from '../../toast'
import type {
  Flow,
  FlowKind,
  Graph,
  KeptGraph,
  Place,
  Problem,
  Published,
  Revision,
  Settings,
  Shape,
  Simulation,
} from './api/types'
import { Canvas, type CanvasHandle } from './canvas/Canvas'
import type { Marks } from './canvas/nodes'
import { EditorBar } from './EditorBar'
import styles from './FlowEditor.module.css'
import { difference } from './graph/difference'
import {
  blockOf,
  connect,
  EMPTY,
  ENTRY,
  freeExit,
  leadingTo,
  move,
  nudge,
  place,
  placeAfter,
  remove,
  setEntrySettings,
  setSettings,
} from './graph/graph'
import { tidy } from './graph/layout'
import { ConnectDialog } from './panels/ConnectDialog'
import { LeaveDialog } from './panels/LeaveDialog'
import { ReadingNotice, RefusedNotice, SavingNotice, SkippedNotice } from './panels/Notices'
import { Outline } from './panels/Outline'
import { Palette } from './panels/Palette'
import { ProblemsMenu } from './panels/Problems'
import { PublishDialog } from './panels/PublishDialog'
import { Revisions } from './panels/Revisions'
import { Simulator } from './panels/Simulator'
import { byBlock, notApplied } from './problems'
import { BlockSettings } from './settings/BlockSettings'
import { freshSettings } from './settings/check'
import { EntryPanel, NothingPanel, SeveralPanel } from './settings/OtherPanels'
import { useChoices } from './use-choices'
import { useClipboard } from './use-clipboard'
import { useDraft } from './use-draft'
import { useKeys } from './use-keys'
import { usePublishing } from './use-publishing'
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
type Dialog = 'publish' | 'revisions' | 'connect'

/** A phone shows one of outline, palette and canvas at a time. */
const NARROW = '(max-width: 759px)'
const NO_PATH: readonly string[] = []

/** The canvas and all around it: what a flow is made of, what its blocks are set to, what it would do, what it was. */
export function FlowEditor({ kind, title, flow, complete, revision, path, onRevision }: Props) {
  const { t } = useTranslation('flows')
  const { keeper, state, published, setPublished, look } = useDraft(kind, flow, complete)
  const shapes = useMemo(() => new Map(flow.palette.map((shape) => [shape.type, shape])), [flow.palette])
  const draft = state.past.now
  const graph = revision?.graph ?? draft
  const choices = useChoices(graph)
  const words = useWords(shapes, choices, kind)
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
    const [before] = ids.length === 1 ? leadingTo(draft, ids[0]!) : []
    change(remove(draft, ids))
    select(before && before.from !== ENTRY ? [before.from] : [])
    canvas.current?.focus(before?.from ?? ENTRY)
    say(t('removed-blocks', { count: ids.length }))
  }

  function arrange() {
    if (isReadOnly) return
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

  function onPublished(made: Published) {
    setPublished(made)
    setEdited(false)
    setDialog(null)
  }

  function onRestored() {
    setEdited(true)
    setDialog(null)
    select([])
    onRevision(undefined)
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

  function openSettings() {
    requestAnimationFrame(() => {
      const first = panel.current?.querySelector<HTMLElement>(
        '[class*=fields] input:not([type=hidden]), [class*=fields] textarea, [class*=fields] button',
      )
      first?.focus()
    })
  }

  const { publish, publishNow, restore, restoreRevision } = usePublishing({
    kind,
    keeper,
    look,
    onPublished,
    onRefused: refuse,
    onRestored,
    onClose: () => setDialog(null),
  })
  const clipboard = useClipboard({
    kind,
    graph,
    keeper,
    palette: flow.palette,
    choices,
    selected,
    isReadOnly,
    onChange: change,
    onSelect: select,
    say,
  })
  useKeys(title, {
    step,
    duplicate: clipboard.duplicate,
    toSide,
    simulate: () => setSimulating(true),
    arrange,
    revisions: () => setDialog('revisions'),
  })

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
      <EditorBar
        title={title}
        state={state}
        published={published}
        changes={changes}
        revision={revision}
        isSimulating={isSimulating}
        isRestoring={restore.isPending}
        canCopy={clipboard.canCopy}
        problems={
          <ProblemsMenu problems={problems} warnings={state.warnings} graph={draft} words={words} onJump={jump} />
        }
        onStep={step}
        onRevisions={() => setDialog('revisions')}
        onSimulate={() => setSimulating(!isSimulating)}
        onRestore={(number) => void restoreRevision(number)}
        onToDraft={() => onRevision(undefined)}
        onPublish={() => void askPublish()}
        onArrange={arrange}
        onSelectAll={() => select(graph.blocks.map(({ id }) => id))}
        onCopy={() => void clipboard.copy()}
        onPaste={() => void clipboard.pasteFromClipboard()}
        onExport={clipboard.exportAll}
        onImport={() => file.current?.click()}
      />

      <div className={styles.notices}>
        {isReadOnly ? (
          <ReadingNotice revision={revision} />
        ) : (
          <>
            <SavingNotice
              state={state}
              onTakeTheirs={keeper.takeTheirs}
              onKeepCopy={() => void clipboard.keepCopy()}
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
            onCopied={(to, cut) => {
              clipboard.copied(to)
              if (cut) removeSelected()
            }}
            onPasted={clipboard.take}
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
            onCopy={() => void clipboard.copy()}
            onDuplicate={clipboard.duplicate}
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
            onDuplicate={clipboard.duplicate}
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
          void one?.text().then(clipboard.take)
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

function without<Value>(record: Readonly<Record<string, Value>>, key: string) {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))
}
