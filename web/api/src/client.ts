import createClient, { type Middleware } from 'openapi-fetch'
import type { paths, Problem as ProblemAnswer } from './schema'

export type Problem = Pick<ProblemAnswer, 'code' | 'status'> &
  Partial<ProblemAnswer> & {
    /** How long to wait before the next try, when the server says so. */
    retryAfterSeconds?: number
  }

/** What the server refused, or that it could not be reached ({@link Problem.code} is then `offline`). */
export class Refusal extends Error {
  readonly problem: Problem
  /** When it was heard; a wait that it asks for counts from here. */
  readonly at = Date.now()

  constructor(problem: Problem) {
    super(problem.detail ?? problem.code)
    this.name = 'Refusal'
    this.problem = problem
  }

  get code() {
    return this.problem.code
  }

  /** Worth another try as it is: the network or the server was away. */
  get passing() {
    return this.code === 'offline' || this.problem.status >= 500 || this.problem.status === 429
  }
}

const CSRF_COOKIE = /(?:^|; )XSRF-TOKEN=([^;]*)/

const forgeryProof: Middleware = {
  onRequest({ request }) {
    if (request.method === 'GET' || request.method === 'HEAD') return
    const token = CSRF_COOKIE.exec(document.cookie)?.[1]
    if (token) request.headers.set('X-XSRF-TOKEN', decodeURIComponent(token))
    if (!request.headers.has('Idempotency-Key')) request.headers.set('Idempotency-Key', randomId())
  },
}

let aheadMillis = 0

/** By the server's clock: an instant that it acts upon must not hang on how right this machine's clock is. */
export function serverNow() {
  return new Date(Date.now() + aheadMillis)
}

const serverClock: Middleware = {
  onResponse({ response }) {
    const date = Date.parse(response.headers.get('Date') ?? '')
    // whole seconds and the way here: small differences are noise
    if (!Number.isNaN(date)) aheadMillis = Math.abs(date - Date.now()) > 2_000 ? date - Date.now() : 0
  },
}

const refusals: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return
    throw new Refusal(await problemOf(response))
  },
  onError({ error }) {
    if (error instanceof Error && error.name === 'AbortError') return
    return new Refusal({ code: 'offline', status: 0 })
  },
}

async function problemOf(response: Response): Promise<Problem> {
  const retryAfterSeconds = Number(response.headers.get('Retry-After')) || undefined
  try {
    const problem = await response.json()
    return { ...problem, status: response.status, code: problem.code ?? 'unknown', retryAfterSeconds }
  } catch {
    return { code: 'unknown', status: response.status }
  }
}

const client = createClient<paths>({
  baseUrl: globalThis.location?.origin,
  // looked up at each call, so that tests can stand in for the network
  fetch: (request) => globalThis.fetch(request),
})
// answers pass through them from the last to the first
client.use(forgeryProof, refusals, serverClock)

/** Every call of the server, typed by its description. Answers other than 2xx are thrown as {@link Refusal}. */
export const api = client

/** The answer's body. For calls that answer one. */
export async function answer<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T
}

/** 128 random bits as text. {@code crypto.randomUUID} is there only over https. */
export function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
