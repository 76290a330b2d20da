import type {
  FlowAuthor,
  FlowBlock,
  FlowBlockView,
  FlowDraftView,
  FlowField,
  FlowGraph,
  FlowPlace,
  FlowProblem,
  FlowRevisionDetails,
  FlowRevisionView,
  FlowSimulation,
  FlowSimulationRequest,
  FlowView,
  PublishedFlowView,
} from '@svara/api'

export type { FlowInput as MailInput } from '@svara/api'

export type FlowKind = 'mail'

/** Where each exit leads; null ends the flow, which the API's description does not say. */
export type Block = Omit<FlowBlock, 'exits'> & { exits: Record<string, string | null> }
export type Settings = Block['settings']
export type Place = FlowPlace
export type Field = FlowField
export type Problem = FlowProblem
export type Person = FlowAuthor
export type RevisionRow = FlowRevisionView
export type Simulation = FlowSimulation
export type Published = PublishedFlowView

/** As the server keeps it; what is left out there is filled in before it is drawn. */
export type KeptGraph = Omit<FlowGraph, 'blocks'> & { blocks: Block[] }

/** As it is drawn and edited. */
export interface Graph extends KeptGraph {
  entry: string | null
  settings: EntrySettings
}

export type EntrySettings = {
  /** Whether it runs for a ticket's first mail only. */
  mails: 'opening' | 'every'
}

/** One of the palette: what such a block asks for, and its exits. */
export type Shape = Omit<FlowBlockView, 'role'> & { role: 'condition' | 'action' }

type With<Drawn, View> = Omit<View, 'graph'> & { graph: Drawn }

export type KeptDraft = With<KeptGraph, FlowDraftView>
export type Draft = With<Graph, FlowDraftView>
export type Revision = With<Graph, FlowRevisionDetails>
export type SimulationRequest = Omit<FlowSimulationRequest, 'graph'> & { graph?: Graph }
export type Flow = Omit<FlowView, 'palette'> & { palette: Shape[] }
