import { answer, api, type AuditEntry } from '@svara/api'
import { infiniteQueryOptions } from '@tanstack/react-query'

/** What of the audit log is wanted; empty texts do not narrow. */
export interface AuditFilter {
  q: string
  kinds: string
  actor: string
  /** A day as the browser writes it, in the viewer's zone. */
  from: string
  /** The last day, whole. */
  to: string
}

export const EVERYTHING: AuditFilter = { q: '', kinds: '', actor: '', from: '', to: '' }

/** As the server takes it: instants, and nothing that is empty. */
export function auditQuestion({ from, to, ...words }: AuditFilter) {
  const question = { ...words, from: startOf(from, 0), to: startOf(to, 1) }
  return Object.fromEntries(Object.entries(question).filter(([, value]) => value !== '')) as Partial<AuditFilter>
}

function startOf(day: string, later: number) {
  if (day === '') return ''
  const at = new Date(`${day}T00:00:00`)
  if (Number.isNaN(at.getTime())) return ''
  at.setDate(at.getDate() + later)
  return at.toISOString()
}

export function auditQuery(filter: AuditFilter) {
  const question = auditQuestion(filter)
  return infiniteQueryOptions({
    queryKey: ['audit', question],
    queryFn: ({ pageParam }) =>
      answer(api.GET('/api/admin/audit', { params: { query: { ...question, ...pageParam } } })) as Promise<{
        items: AuditEntry[]
        next?: string | null
      }>,
    initialPageParam: {} as { cursor?: string },
    getNextPageParam: ({ next }) => (next ? { cursor: next } : undefined),
  })
}

/** Where the same is found as a file. */
export function exportAddress(filter: AuditFilter) {
  return `/api/admin/audit/export?${new URLSearchParams(auditQuestion(filter) as Record<string, string>)}`
}
