import { Refusal } from '@svara/api'
import { loadFlow } from './api/flow'
import { saveDraft } from './api/save-draft'
import type { Draft, FlowKind, Graph, KeptDraft, KeptGraph, Problem } from './api/types'
import { stable } from './graph/graph'
import { begin, goOn, redo, undo, type Past } from './graph/history'

export type Saving = 'saved' | 'saving' | 'offline' | 'refused' | 'stale'

export interface DraftState {
  past: Past<Graph>
  saving: Saving
  version: number
  problems: Problem[]
  warnings: Problem[]
  /** What somebody else has saved while one edited. Until it is decided about, nothing is saved. */
  theirs: Draft | null
  refusal: unknown
}

const PAUSE_MILLIS = 800
const RETRY_MILLIS = 5_000

/** What this browser keeps until the server has it. */
interface Mirrored {
  version: number
  graph: Graph
}

/** Keeps the draft of a flow: each change can be undone, goes to this browser at once, and to the server a moment later. */
export class DraftKeeper {
  private readonly kind: FlowKind
  private readonly place: string
  private readonly complete: (graph: KeptGraph) => Graph
  private state: DraftState
  private saved: Graph
  private timer: ReturnType<typeof setTimeout> | undefined
  private saves: Promise<void> | undefined
  private readonly listeners = new Set<() => void>()

  /**
   * @param agent whose browser this is: somebody else at the same one has another draft
   * @param complete makes what the server says fit to be edited
   */
  constructor(kind: FlowKind, agent: string, given: KeptDraft, complete: (graph: KeptGraph) => Graph) {
    this.kind = kind
    this.complete = complete
    const draft = this.read(given)
    this.place = `svara.flow.${agent}.${kind}`
    this.saved = draft.graph
    this.state = stateOf(draft)
    this.goOnWithKept(draft)
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  getSnapshot = () => this.state

  get graph() {
    return this.state.past.now
  }

  get isUnsaved() {
    return this.graph !== this.saved
  }

  edit(graph: Graph) {
    this.step(goOn(this.state.past, graph))
  }

  undo = () => this.step(undo(this.state.past))

  redo = () => this.step(redo(this.state.past))

  /** What is not saved yet is saved at once. */
  flush = (): Promise<void> => {
    clearTimeout(this.timer)
    if (!this.isUnsaved || this.state.theirs) return this.saves ?? Promise.resolve()
    this.saves ??= this.save().finally(() => {
      this.saves = undefined
      if (this.isUnsaved && this.state.saving === 'saved') this.saveIn(PAUSE_MILLIS)
    })
    return this.saves
  }

  /** The draft is another one now, as after a revision was restored; what was here can be undone to. */
  take(given: KeptDraft) {
    clearTimeout(this.timer)
    const draft = this.read(given)
    this.saved = draft.graph
    this.put({ ...stateOf(draft), past: goOn(this.state.past, draft.graph) })
    this.writeMirror()
  }

  takeTheirs = () => {
    if (this.state.theirs) this.take(this.state.theirs)
  }

  /** Whether it is still the newest: somebody looks at the page again, or a colleague has changed the flow. */
  look = async () => {
    // what is on its way from here is no colleague's
    await this.saves
    const flow = await loadFlow(this.kind).catch(() => null)
    if (flow && flow.draft.version > this.state.version && !this.state.theirs) {
      if (!this.isUnsaved) this.take(flow.draft)
      else if (!this.saves) this.meet(this.read(flow.draft))
    }
    return flow
  }

  private step(past: Past<Graph>) {
    if (past === this.state.past) return
    this.put({ past })
    this.writeMirror()
    if (!this.state.theirs) this.saveIn(PAUSE_MILLIS)
  }

  private saveIn(millis: number) {
    clearTimeout(this.timer)
    if (this.isUnsaved) this.put({ saving: this.state.saving === 'offline' ? 'offline' : 'saving' })
    else if (this.state.saving !== 'stale') this.put({ saving: 'saved' })
    this.timer = setTimeout(() => void this.flush(), millis)
  }

  private async save() {
    const graph = this.graph
    try {
      const draft = await saveDraft(this.kind, graph, this.state.version)
      this.saved = graph
      const { version, problems, warnings } = draft
      this.put({ saving: 'saved', version, problems, warnings, refusal: null })
      this.writeMirror()
    } catch (refusal) {
      await this.notSaved(refusal)
    }
  }

  private async notSaved(refusal: unknown) {
    if (refusal instanceof Refusal && refusal.problem.status === 409) {
      const flow = await loadFlow(this.kind).catch(() => null)
      if (flow) return this.meet(this.read(flow.draft))
      this.put({ saving: 'offline' })
      return this.saveIn(RETRY_MILLIS)
    }
    if (refusal instanceof Refusal && !refusal.passing) return this.put({ saving: 'refused', refusal })
    this.put({ saving: 'offline' })
    this.saveIn(RETRY_MILLIS)
  }

  /** Somebody else was faster. The same in both is no conflict. */
  private meet(theirs: Draft) {
    if (stable(theirs.graph) === stable(this.graph)) return this.take(theirs)
    this.put({ saving: 'stale', theirs })
  }

  /** What a closed or crashed tab had not brought to the server. */
  private goOnWithKept(draft: Draft) {
    const kept = this.readMirror()
    if (!kept || stable(kept.graph) === stable(draft.graph)) return
    this.state = { ...this.state, past: goOn(this.state.past, kept.graph) }
    if (kept.version === draft.version) this.saveIn(0)
    else this.state = { ...this.state, saving: 'stale', theirs: draft }
  }

  private readMirror(): Mirrored | null {
    try {
      return JSON.parse(localStorage.getItem(this.place) ?? 'null') as Mirrored | null
    } catch {
      return null
    }
  }

  private writeMirror() {
    try {
      if (!this.isUnsaved) return localStorage.removeItem(this.place)
      localStorage.setItem(this.place, JSON.stringify({ version: this.state.version, graph: this.graph }))
    } catch {
      // a full browser: the server has it in a moment
    }
  }

  private read(draft: KeptDraft): Draft {
    return { ...draft, graph: this.complete(draft.graph) }
  }

  private put(change: Partial<DraftState>) {
    this.state = { ...this.state, ...change }
    this.listeners.forEach((listener) => listener())
  }
}

function stateOf({ graph, version, problems, warnings }: Draft): DraftState {
  return { past: begin(graph), saving: 'saved', version, problems, warnings, theirs: null, refusal: null }
}
