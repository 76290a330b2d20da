import { answer } from '@svara/api'
import { useMutation } from '@tanstack/react-query'
import { calls } from './call'
import type { FlowKind, Simulation, SimulationRequest } from './types'

/** What a flow would do with a mail; nothing is changed by it. */
export function useSimulate(kind: FlowKind) {
  return useMutation({
    mutationFn: (body: SimulationRequest) =>
      answer(calls.POST<Simulation>('/api/flows/{kind}/simulate', { params: { path: { kind } }, body })),
  })
}
