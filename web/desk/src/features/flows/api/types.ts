/** What the server says of flows. */

export type FlowKind = 'mail'

export interface Block {
  id: string
  type: string
  settings: Settings
  /** Where each exit goes; null ends the flow. */
  exits: Record<string, string | null>
}

export type Settings = Record<string, unknown>

export interface Place {
  x: number
  y: number
}

export interface Graph {
  format: number
  entry: string | null
  blocks: Block[]
  layout: Record<string, Place>
  settings: EntrySettings
}

export interface EntrySettings {
  /** Whether it runs for a ticket's first mail only. */
  mails: 'opening' | 'every'
}

/** One of the palette: what such a block asks for, and its exits. */
export interface Shape {
  type: string
  role: 'condition' | 'action'
  group: string
  exits: string[]
  settings: Field[]
}

export interface Field {
  name: string
  kind: string
  required: boolean
  options?: string[] | null
  maximum?: number | null
}

/** What is wrong, or may be: with a block, one of its fields, or the whole. */
export interface Problem {
  block?: string | null
  field?: string | null
  code: string
  message: string
}

export interface Person {
  id: string
  name: string
}

export interface Draft {
  version: number
  graph: Graph
  savedAt: string | null
  savedBy: Person | null
  problems: Problem[]
  warnings: Problem[]
}

export interface RevisionRow {
  revision: number
  publishedAt: string
  publishedBy: Person | null
  note?: string | null
  blocks: number
}

export interface Revision extends Omit<RevisionRow, 'blocks'> {
  graph: Graph
}

/** What runs. */
export interface Published extends Omit<Revision, 'note'> {
  /** What it names and is there no more; such actions are skipped. */
  warnings?: Problem[]
}

export interface Flow {
  kind: string
  draft: Draft
  published: Published | null
  changed: boolean
  palette: Shape[]
}

export interface MailInput {
  from: string
  replyTo?: string
  mailboxId?: string
  subject: string
  body: string
  attachments?: { name: string; type: string; size: number }[]
  at?: string
  /** Whether it opens its ticket. */
  first?: boolean
}

export type SimulationRequest = { graph?: Graph; revision?: number } & ({ input: MailInput } | { messageId: string })

export interface SimulatedAction {
  block: string
  type: string
  /** Why it would not be done. */
  skipped?: Problem | null
}

export interface Simulation {
  path: string[]
  actions: SimulatedAction[]
  problems: Problem[]
}
