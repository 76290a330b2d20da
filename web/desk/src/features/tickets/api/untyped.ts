import { api } from '@svara/api'

type Call = (
  path: string,
  init?: {
    params?: unknown
    body?: unknown
    signal?: AbortSignal
    keepalive?: boolean
    headers?: Record<string, string>
  },
) => Promise<{ data?: unknown; response: Response }>

/** For calls that the server has and its kept description lacks: typed when the description has them. */
export const untyped = api as unknown as Record<'GET' | 'PUT' | 'POST' | 'DELETE', Call>
