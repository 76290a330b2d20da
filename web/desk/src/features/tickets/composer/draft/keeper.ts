import { Refusal } from '@svara/api'
import { loadDraft, removeDraft, saveDraft, type Draft, type DraftPlace } from '../../api/drafts'
import { contentOf, isNothing, NOTHING, saysTheSame, textOf, type DraftContent } from './content'
import { Mirror, type Mirrored } from './mirror'

export type Saving = 'nothing' | 'saving' | 'saved' | 'kept-here' | 'refused'

/** What stood in the way of sending. */
export type Trouble =
  | { kind: 'changed'; news: News[]; again: () => void }
  | { kind: 'refused'; refusal: unknown }
  | { kind: 'offline' }
  | { kind: 'no-file'; again: () => void }
  | { kind: 'empty' | 'uploading' | 'nobody' | 'flawed' | 'no-subject' }

/** Something that others did at the ticket since one began to write. */
export interface News {
  kind: 'message' | 'note' | 'status' | 'assignee'
  who: string
  what: string
}

export interface DraftState {
  content: DraftContent
  /** What the server has was heard; before that the composer may be written in already. */
  loaded: boolean
  saving: Saving
  savedAt: number | null
  /** Why the server does not keep it. */
  refusal: unknown
  /** What another device of the same agent has written meanwhile. */
  theirs: Draft | null
  /** It is on its way as a message: neither typed in nor saved until that is settled. */
  sending: boolean
  /** Why it did not leave, and what is asked of the writer. */
  trouble: Trouble | null
  /** Grows when what was sent came back, to be gone on with. */
  returned: number
  /** Grows when the content was put in from elsewhere than the editor, which then shows it. */
  revision: number
}

const PAUSE_MILLIS = 600
const FIRST_RETRY_MILLIS = 4_000
const LONGEST_RETRY_MILLIS = 60_000

/**
 * Keeps one draft: what is typed goes to this browser at once and to the server a moment later. It outlives the
 * composer that it is typed in, so that leaving a ticket in the middle of a word loses nothing.
 */
export class DraftKeeper {
  readonly place: DraftPlace
  private readonly mirror: Mirror
  private state: DraftState = {
    content: NOTHING,
    loaded: false,
    saving: 'nothing',
    savedAt: null,
    refusal: null,
    theirs: null,
    sending: false,
    trouble: null,
    returned: 0,
    revision: 0,
  }
  private id: string | null = null
  private version: number | null = null
  private unsaved = false
  private underWay: DraftContent | null = null
  private kept: Mirrored | null = null
  private saves: Promise<void> | undefined
  private loads: Promise<void> | undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private edits = 0
  private retryPause = FIRST_RETRY_MILLIS
  private readonly listeners = new Set<() => void>()

  constructor(agent: string, place: DraftPlace) {
    this.place = place
    this.mirror = new Mirror(agent, place)
  }

  get snapshot() {
    return this.state
  }

  /** As the server names it; null while it has none. */
  get draftId() {
    return this.id
  }

  get hasUnsaved() {
    return this.unsaved
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  getSnapshot = () => this.state

  /** Brings what the server and this browser have. May be called as often as one likes. */
  open() {
    this.loads ??= this.load().finally(() => (this.loads = undefined))
    return this.loads
  }

  /** Somebody types. */
  change(change: Partial<DraftContent>) {
    const { trouble } = this.state
    this.put({
      content: { ...this.state.content, ...change },
      trouble: trouble?.kind === 'changed' || trouble?.kind === 'offline' ? trouble : null,
    })
    this.edits++
    this.unsaved = true
    this.writeMirror()
    if (this.state.loaded && !this.state.theirs) this.saveIn(PAUSE_MILLIS)
  }

  /** Saves at once what is not saved yet: the composer loses the focus, or the page goes. */
  flush(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    if (!this.unsaved || this.state.theirs || this.state.sending) return this.saves ?? Promise.resolve()
    if (!this.state.loaded) return this.open().then(() => (this.state.loaded ? this.flush() : undefined))
    this.saves ??= this.save().finally(() => (this.saves = undefined))
    return this.saves
  }

  /** Says what stands in the way of sending. */
  trouble(trouble: Trouble | null) {
    this.put({ trouble })
  }

  /** Whether a composer shows it now. */
  get isShown() {
    return this.listeners.size > 0
  }

  /**
   * It is on its way as a message. What is there is there still if that fails, or if the browser dies now.
   *
   * @returns whether it may go: not while another device's draft is in question
   */
  async beginSending() {
    this.put({ sending: true, trouble: null })
    clearTimeout(this.timer)
    if (!this.state.loaded) await this.open()
    await this.saves
    if (this.unsaved && this.state.loaded) await this.save()
    clearTimeout(this.timer)
    if (this.state.theirs) {
      this.notSent()
      return false
    }
    this.mirror.write({ content: this.state.content, version: this.version, underWay: null, sending: this.id })
    return true
  }

  notSent() {
    this.put({ sending: false, returned: this.state.returned + 1 })
    this.writeMirror()
    if (this.unsaved) this.saveIn(PAUSE_MILLIS)
  }

  /** It is a message now, and with it the server has removed the draft. */
  sent() {
    this.forget()
    this.put({ content: NOTHING, sending: false, saving: 'nothing', savedAt: null, revision: this.state.revision + 1 })
  }

  /** The draft that the server knew is not there any more; what is here is kept as a new one. */
  unknownToServer() {
    this.id = null
    this.version = null
    this.unsaved = true
  }

  async discard() {
    clearTimeout(this.timer)
    this.unsaved = false
    await this.saves
    this.sent()
    await removeDraft(this.place).catch(() => {})
  }

  /** A message was taken back. What was begun since stands behind it: both are wanted. */
  async restore(content: DraftContent) {
    const begun = this.state.content
    const both = isNothing(begun) ? content : { ...content, html: content.html + begun.html }
    this.put({ content: both, revision: this.state.revision + 1, sending: false, returned: this.state.returned + 1 })
    const draft = await loadDraft(this.place).catch(() => null)
    if (draft) this.know(draft)
    this.unsaved = !draft || !saysTheSame(contentOf(draft), this.state.content)
    this.writeMirror()
    if (this.unsaved) this.saveIn(PAUSE_MILLIS)
    else this.put({ saving: 'saved' })
  }

  /** Another device of this agent has changed it. What is typed here is never overwritten by that. */
  async changedElsewhere() {
    if (!this.state.loaded || this.unsaved || this.saves || this.state.sending || this.state.theirs) return
    const before = this.edits
    const draft = await loadDraft(this.place).catch(() => undefined)
    // what was typed and saved meanwhile is newer than this answer may be
    if (draft === undefined || this.edits !== before || this.state.sending) return
    if (draft?.version === this.version || (!draft && this.version === null)) return
    this.take(draft)
  }

  takeTheirs() {
    const { theirs } = this.state
    if (!theirs) return
    this.put({ theirs: null })
    this.take(theirs)
  }

  keepMine() {
    const { theirs } = this.state
    if (!theirs) return
    this.know(theirs)
    this.put({ theirs: null })
    this.unsaved = true
    void this.flush()
  }

  private async load() {
    this.kept ??= this.mirror.read()
    if (this.kept && !this.kept.sending) this.show(this.kept.content)
    try {
      const draft = await loadDraft(this.place)
      if (this.state.loaded) await this.changedElsewhere()
      else this.meet(draft)
    } catch {
      if (this.kept) this.show(this.kept.content)
      if (this.unsaved) this.keepHere()
    }
  }

  /** What this browser kept is shown until the server is heard; what was typed meanwhile stands on it. */
  private show(content: DraftContent) {
    if (this.state.loaded || this.unsaved) return
    this.unsaved = true
    this.put({ content, revision: this.state.revision + 1 })
  }

  /** The first time: what the server has, what this browser kept, and what was typed already come together. */
  private meet(draft: Draft | null) {
    const kept = this.kept
    this.kept = null
    this.put({ loaded: true })
    if (draft) this.know(draft)
    if (kept?.sending && draft?.id !== kept.sending && !this.unsaved) this.take(draft)
    else if (kept) this.meetKept(kept, draft)
    else if (this.unsaved) this.meetTyped(this.state.content, draft)
    else this.take(draft)
  }

  private meetKept(kept: Mirrored, draft: Draft | null) {
    this.show(kept.content)
    const content = this.unsaved ? this.state.content : kept.content
    if (draft && saysTheSame(contentOf(draft), content)) {
      this.take(draft)
      return
    }
    if (!this.unsaved) this.put({ content, revision: this.state.revision + 1 })
    this.unsaved = true
    const ownSave = draft && kept.underWay && saysTheSame(contentOf(draft), kept.underWay)
    if (!draft || draft.version === kept.version || ownSave) this.saveIn(0)
    else this.put({ theirs: draft })
  }

  private meetTyped(typed: DraftContent, draft: Draft | null) {
    if (draft) {
      const before = contentOf(draft)
      this.put({
        content: { ...before, ...filled(typed), html: before.html + typed.html },
        revision: this.state.revision + 1,
      })
    }
    this.saveIn(PAUSE_MILLIS)
  }

  private take(draft: Draft | null) {
    this.unsaved = false
    this.mirror.forget()
    if (draft) this.know(draft)
    else {
      this.id = null
      this.version = null
    }
    const content = draft ? contentOf(draft) : NOTHING
    this.put({
      content,
      saving: draft ? 'saved' : 'nothing',
      savedAt: draft ? Date.parse(draft.updatedAt) : null,
      revision: this.state.revision + 1,
    })
  }

  private know(draft: Draft) {
    this.id = draft.id
    this.version = draft.version
  }

  private async save() {
    while (this.unsaved && !this.state.theirs) {
      const content = this.state.content
      this.unsaved = false
      this.underWay = content
      if (!this.state.sending) this.writeMirror()
      this.put({ saving: 'saving' })
      try {
        await this.saveOnce(content)
        this.underWay = null
        this.retryPause = FIRST_RETRY_MILLIS
        if (!this.unsaved) this.mirror.forget()
      } catch (refusal) {
        this.unsaved = true
        await this.notSaved(refusal)
        break
      }
    }
  }

  private async saveOnce(content: DraftContent) {
    if (isNothing(content)) {
      if (this.version !== null) await removeDraft(this.place)
      this.id = null
      this.version = null
      this.put({ saving: 'nothing', savedAt: null, refusal: null })
      return
    }
    const draft = await saveDraft(this.place, textOf(this.place, content, this.version))
    this.know(draft)
    this.put({ saving: 'saved', savedAt: Date.now(), refusal: null })
  }

  private async notSaved(refusal: unknown) {
    if (!(refusal instanceof Refusal) || refusal.passing || refusal.problem.status === 401) {
      this.keepHere()
    } else if (refusal.code === 'stale') {
      await this.meetAnother()
    } else {
      this.put({ saving: 'refused', refusal })
    }
  }

  private keepHere() {
    this.put({ saving: 'kept-here' })
    this.saveIn(this.retryPause)
    this.retryPause = Math.min(this.retryPause * 2, LONGEST_RETRY_MILLIS)
  }

  private async meetAnother() {
    const draft = await loadDraft(this.place).catch(() => undefined)
    if (draft === undefined) {
      this.keepHere()
      return
    }
    if (draft === null) {
      // sent or thrown away there; what was written here since is a draft of its own
      this.id = null
      this.version = null
      this.saveIn(0)
    } else if (saysTheSame(contentOf(draft), this.state.content)) {
      this.know(draft)
      this.unsaved = false
      this.mirror.forget()
      this.put({ saving: 'saved', savedAt: Date.now() })
    } else if (this.underWay && saysTheSame(contentOf(draft), this.underWay)) {
      this.know(draft)
      this.saveIn(0)
    } else {
      this.put({ theirs: draft, saving: 'nothing' })
    }
  }

  private saveIn(millis: number) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.flush(), millis)
  }

  private writeMirror() {
    this.mirror.write({
      content: this.state.content,
      version: this.version,
      underWay: this.underWay,
      sending: null,
    })
  }

  private forget() {
    clearTimeout(this.timer)
    this.edits++
    this.id = null
    this.version = null
    this.unsaved = false
    this.underWay = null
    this.mirror.forget()
  }

  private put(change: Partial<DraftState>) {
    this.state = { ...this.state, ...change }
    this.listeners.forEach((listener) => listener())
  }
}

/** What was chosen, without what is as it was at the beginning. */
function filled(content: DraftContent): Partial<DraftContent> {
  return Object.fromEntries(
    Object.entries(content).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : Boolean(value))),
  )
}
