import { answer, api, type FlowSimulationRequest } from '@svara/api'
import { useMutation } from '@tanstack/react-query'
import type { FlowKind, SimulationRequest } from './types'

/** What a flow would do with a mail; nothing is changed by it. */
export function useSimulate(kind: FlowKind) {
  return useMutation({
    mutationFn: (body: SimulationRequest) =>
      answer(api.POST(`/api/flows/${kind}/simulate`, { body: body as FlowSimulationRequest })),
  })
}
