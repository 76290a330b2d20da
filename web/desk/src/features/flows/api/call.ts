import { api } from '@svara/api'

interface Init {
  params?: { path?: Record<string, string | number>; query?: Record<string, unknown> }
  body?: unknown
  signal?: AbortSignal
}

interface Calls {
  GET: <Answer>(path: string, init?: Init) => Promise<{ data?: Answer }>
  PUT: <Answer>(path: string, init?: Init) => Promise<{ data?: Answer }>
  POST: <Answer>(path: string, init?: Init) => Promise<{ data?: Answer }>
}

/** The calls of flows, with the answers of `types`. */
export const calls = api as unknown as Calls
