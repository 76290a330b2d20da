import {
  Background,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useViewport,
  type Connection as Drawn,
  type EdgeChange,
  type NodeChange,
} from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { IconButton } from '@svara/ui'
import { useReducedMotion } from '@mantine/hooks'
import { Fullscreen, Minus, Plus } from 'lucide-react'
import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type Ref,
} from 'react'
import { useTranslation } from '../../../i18n'
import type { Graph, Place, Shape } from '../api/types'
import { BLOCK_HEIGHT, BLOCK_WIDTH, blockOf, closesLoop, ENTRY, GRID, placeOf } from '../graph/graph'
import { neighbour, type Direction } from '../graph/walk'
import type { Words } from '../words'
import { BlockNode } from './BlockNode'
import styles from './Canvas.module.css'
import { ConnectionEdge } from './ConnectionEdge'
import { DRAGGED } from './dragged'
import { drawnEdges } from './edges'
import { EntryNode } from './EntryNode'
import { drawnNodes, type AnyNode, type Marks } from './nodes'
import { readableView } from './view'

const NODE_TYPES = { block: BlockNode, entry: EntryNode }
const EDGE_TYPES = { connection: ConnectionEdge }
const SNAP: [number, number] = [GRID, GRID]
const ALL = { padding: 0.15, maxZoom: 1, minZoom: 0.1 }

const ARROWS: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/** What others may ask of the canvas. */
export interface CanvasHandle {
  /** Brings a block into sight, and the keyboard to it. */
  focus: (id: string) => void
  /** All of the flow, or its beginning where all of it could not be read. */
  fit: () => void
  /** Where a new block stands best: in the middle of what is seen. */
  middle: () => Place
}

interface Props {
  graph: Graph
  shapes: ReadonlyMap<string, Shape>
  words: Words
  selected: readonly string[]
  marks: Marks
  isReadOnly: boolean
  handle: Ref<CanvasHandle>
  onSelect: (ids: string[]) => void
  onMove: (places: Record<string, Place>) => void
  onNudge: (columns: number, rows: number) => void
  onConnect: (from: string, exit: string, to: string | null) => void
  onDropped: (type: string, at: Place) => void
  onRemove: () => void
  /** To its settings. */
  onOpen: () => void
  /** To the list of where its exits can lead. */
  onAskConnect: () => void
  onCopied: (clipboard: DataTransfer, cut: boolean) => void
  onPasted: (text: string) => void
  say: (words: string) => void
}

/** The flow as one sees and moves it. */
export function Canvas(props: Props) {
  return (
    <ReactFlowProvider>
      <Surface {...props} />
    </ReactFlowProvider>
  )
}

function Surface({
  graph,
  shapes,
  words,
  selected,
  marks,
  isReadOnly,
  handle,
  onSelect,
  onMove,
  onNudge,
  onConnect,
  onDropped,
  onRemove,
  onOpen,
  onAskConnect,
  onCopied,
  onPasted,
  say,
}: Props) {
  const { t } = useTranslation('flows')
  const flow = useReactFlow()
  const surface = useRef<HTMLDivElement>(null)
  const millis = useReducedMotion() ? 0 : 160
  const [dragged, setDragged] = useState<Record<string, Place>>({})
  const [edge, setEdge] = useState<string | null>(null)
  const stop = selected.at(-1) ?? ENTRY

  const drawn = useRef<AnyNode[]>([])
  const nodes = useMemo(() => {
    drawn.current = drawnNodes({ graph, shapes, words, marks, selected, dragged, stop, before: drawn.current })
    return drawn.current
  }, [graph, shapes, words, marks, selected, dragged, stop])
  const edges = useMemo(() => drawnEdges(graph, marks.path, words, edge), [graph, marks.path, words, edge])

  const focus = useCallback(
    (id: string) => {
      // drawn first, when it is new
      requestAnimationFrame(() => {
        const box = surface.current?.querySelector<HTMLElement>(`[data-block="${CSS.escape(id)}"]`)
        box?.focus({ preventScroll: true })
        if (box && !isWithin(box, surface.current!)) bring(id)
      })
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the newest graph is read when it is called
    [flow, millis],
  )
  const newest = useRef(graph)
  newest.current = graph

  function bring(id: string) {
    const { x, y } = placeOf(newest.current, id === ENTRY ? (newest.current.entry ?? '') : id)
    const zoom = Math.max(flow.getZoom(), 0.6)
    void flow.setCenter(x + BLOCK_WIDTH / 2, y + BLOCK_HEIGHT / 2, { zoom, duration: millis })
  }

  useImperativeHandle(
    handle,
    () => ({
      focus,
      fit: () => void flow.setViewport(readableView(newest.current, roomOf(surface.current!)), { duration: millis }),
      middle: () => {
        const box = surface.current!.getBoundingClientRect()
        const { x, y } = flow.screenToFlowPosition({ x: box.left + box.width / 2, y: box.top + box.height / 3 })
        return { x: x - BLOCK_WIDTH / 2, y: y - BLOCK_HEIGHT / 2 }
      },
    }),
    [flow, focus, millis],
  )

  // the whole way of a mail is brought into sight
  const { path } = marks
  useEffect(() => {
    if (path.length > 0) void flow.fitView({ ...wayOf(path), duration: millis })
  }, [flow, path, millis])

  const onNodesChange = useCallback(
    (changes: NodeChange<AnyNode>[]) => {
      const moved: Record<string, Place> = {}
      const dropped: Record<string, Place> = {}
      const chosen = new Set(selected)
      for (const change of changes) {
        if (change.type === 'select' && change.selected) chosen.add(change.id)
        if (change.type === 'select' && !change.selected) chosen.delete(change.id)
        if (change.type !== 'position' || !change.position) continue
        if (change.dragging) moved[change.id] = change.position
        else dropped[change.id] = change.position
      }
      if (changes.some(({ type }) => type === 'select')) {
        setEdge(null)
        onSelect([...chosen])
      }
      if (Object.keys(moved).length > 0) setDragged((before) => ({ ...before, ...moved }))
      if (Object.keys(dropped).length > 0) {
        setDragged({})
        onMove(dropped)
      }
    },
    [selected, onSelect, onMove],
  )

  const onEdgesChange = useCallback((changes: EdgeChange[]) => {
    for (const change of changes) if (change.type === 'select') setEdge(change.selected ? change.id : null)
  }, [])

  function takeKeys() {
    surface.current?.querySelector<HTMLElement>('.react-flow')?.focus({ preventScroll: true })
  }

  function connect({ source, sourceHandle, target }: Drawn) {
    if (closesLoop(graph, source, target)) return say(t('no-loop'))
    onConnect(source, exitOf(sourceHandle), target)
  }

  function onKeyDown(event: KeyboardEvent) {
    const id = (event.target as HTMLElement).closest<HTMLElement>('[data-block]')?.dataset.block
    if (event.key === 'Delete' || event.key === 'Backspace') {
      if (isReadOnly) return
      event.preventDefault()
      return edge ? disconnect(edge) : onRemove()
    }
    if (event.key === 'Escape') return onSelect([])
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
      event.preventDefault()
      return onSelect(graph.blocks.map((block) => block.id))
    }
    if (id === undefined) return
    const direction = ARROWS[event.key]
    if (direction) {
      event.preventDefault()
      return event.ctrlKey || event.metaKey ? push(direction) : walk(id, direction, event.shiftKey)
    }
    if (event.key === 'Home') return choose(ENTRY)
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      if (!selected.includes(id)) onSelect([id])
      return onOpen()
    }
    if (event.key === 'c' && !event.ctrlKey && !event.metaKey && !event.altKey && !isReadOnly) {
      event.preventDefault()
      if (!selected.includes(id)) onSelect([id])
      onAskConnect()
    }
  }

  function disconnect(name: string) {
    const gone = edges.find(({ id }) => id === name)
    if (gone) onConnect(gone.source, exitOf(gone.sourceHandle), null)
    setEdge(null)
  }

  function push(direction: Direction) {
    if (isReadOnly) return
    onNudge(
      direction === 'left' ? -1 : direction === 'right' ? 1 : 0,
      direction === 'up' ? -1 : direction === 'down' ? 1 : 0,
    )
  }

  function walk(from: string, direction: Direction, extending: boolean) {
    const to = neighbour(graph, from, direction)
    if (to === null) return say(t(direction === 'left' || direction === 'up' ? 'nothing-leads-here' : 'ends-here'))
    if (extending && to !== ENTRY) {
      onSelect([...selected.filter((id) => id !== to), to])
      focus(to)
    } else choose(to)
  }

  function choose(id: string) {
    onSelect([id])
    focus(id)
  }

  function onDrop(event: DragEvent) {
    const type = event.dataTransfer.getData(DRAGGED)
    if (!type || isReadOnly) return
    event.preventDefault()
    const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
    onDropped(type, { x: x - BLOCK_WIDTH / 2, y: y - BLOCK_HEIGHT / 2 })
  }

  function onDragOver(event: DragEvent) {
    if (isReadOnly || !event.dataTransfer.types.includes(DRAGGED)) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
  }

  function copied(event: ClipboardEvent, cut: boolean) {
    if (!selected.some((id) => blockOf(graph, id)) || (cut && isReadOnly)) return
    event.preventDefault()
    onCopied(event.clipboardData, cut)
  }

  return (
    <div ref={surface} className={styles.surface}>
      <Arrows />
      <ReactFlow<AnyNode>
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onConnect={connect}
        onReconnect={(old, made) => {
          if (old.source !== made.source || old.sourceHandle !== made.sourceHandle)
            onConnect(old.source, exitOf(old.sourceHandle), null)
          connect(made)
        }}
        // so that keys and the clipboard are the canvas's after a click on it
        tabIndex={-1}
        onPaneClick={() => {
          setEdge(null)
          takeKeys()
        }}
        onEdgeClick={takeKeys}
        onKeyDown={onKeyDown}
        onDrop={onDrop}
        onDragOver={onDragOver}
        onCopy={(event) => copied(event, false)}
        onCut={(event) => copied(event, true)}
        onPaste={(event) => {
          event.preventDefault()
          onPasted(event.clipboardData.getData('text/plain'))
        }}
        nodesDraggable={!isReadOnly}
        nodesConnectable={!isReadOnly}
        edgesReconnectable={!isReadOnly}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        multiSelectionKeyCode={['Meta', 'Control', 'Shift']}
        snapToGrid
        snapGrid={SNAP}
        connectionRadius={32}
        nodeDragThreshold={4}
        minZoom={0.1}
        maxZoom={2}
        onInit={(made) =>
          void (path.length > 0
            ? made.fitView(wayOf(path))
            : made.setViewport(readableView(graph, roomOf(surface.current!))))
        }
        panOnScroll
        zoomOnDoubleClick={false}
        elevateNodesOnSelect={false}
        attributionPosition="bottom-left"
        aria-label={t('canvas')}
        aria-describedby="flow-keys"
      >
        <Background gap={GRID} size={1} color="var(--flow-dot)" />
        <MiniMap
          className={styles.map}
          position="bottom-right"
          ariaLabel={t('map')}
          pannable
          nodeColor={mapColour}
          nodeBorderRadius={8}
          maskColor="color-mix(in srgb, var(--bg-press) 75%, transparent)"
          bgColor="var(--bg-raised)"
        />
        <Zoom millis={millis} />
      </ReactFlow>
      <p id="flow-keys" className="visually-hidden">
        {t(isReadOnly ? 'keys-reading' : 'keys')}
      </p>
    </div>
  )
}

function Zoom({ millis }: { millis: number }) {
  const { t } = useTranslation('flows')
  const { zoom } = useViewport()
  const flow = useReactFlow()
  return (
    <div className={styles.zoom} role="group" aria-label={t('zoom')}>
      <IconButton label={t('zoom-out')} onClick={() => void flow.zoomOut({ duration: millis })}>
        <Minus size={15} />
      </IconButton>
      <span className="tabular">{Math.round(zoom * 100)} %</span>
      <IconButton label={t('zoom-in')} onClick={() => void flow.zoomIn({ duration: millis })}>
        <Plus size={15} />
      </IconButton>
      <IconButton label={t('fit')} onClick={() => void flow.fitView({ ...ALL, duration: millis })}>
        <Fullscreen size={15} />
      </IconButton>
    </div>
  )
}

const HEADS = ['yes', 'no', 'go', 'path'] as const

/** The heads of connections; each connection names the one of its colour. */
function Arrows() {
  return (
    <svg className={styles.heads} aria-hidden="true">
      <defs>
        {HEADS.map((kind) => (
          <marker
            key={kind}
            id={`flow-head-${kind}`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 0.5 L8 4 L0 7.5 Z" data-kind={kind} className={styles.head} />
          </marker>
        ))}
      </defs>
    </svg>
  )
}

function mapColour(node: AnyNode) {
  if (node.type === 'entry') return 'var(--flow-path)'
  if (node.data.step) return 'var(--flow-path)'
  if (node.data.problem) return 'var(--sla-over-bar)'
  return 'var(--line-strong)'
}

/** An action's exit has two ends, one to the right and one below. */
function exitOf(handle: string | null | undefined) {
  return handle?.replace(/-below$/, '') ?? 'next'
}

/** Smaller than the flow itself is shown at first, for it is a picture of the way; its words stand in the result. */
function wayOf(path: readonly string[]) {
  return { ...ALL, minZoom: 0.5, nodes: path.map((id) => ({ id })) }
}

function roomOf({ clientWidth, clientHeight }: HTMLElement) {
  return { width: clientWidth, height: clientHeight }
}

function isWithin(box: HTMLElement, surface: HTMLElement) {
  const inner = box.getBoundingClientRect()
  const outer = surface.getBoundingClientRect()
  return (
    inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
  )
}
