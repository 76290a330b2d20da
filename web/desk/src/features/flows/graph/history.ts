/** What was, what is, and what was undone. */
export interface Past<State> {
  before: readonly State[]
  now: State
  after: readonly State[]
}

const KEPT = 200

export function begin<State>(now: State): Past<State> {
  return { before: [], now, after: [] }
}

export function goOn<State>(past: Past<State>, now: State): Past<State> {
  if (now === past.now) return past
  return { before: [...past.before, past.now].slice(-KEPT), now, after: [] }
}

export function undo<State>(past: Past<State>): Past<State> {
  const now = past.before.at(-1)
  if (now === undefined) return past
  return { before: past.before.slice(0, -1), now, after: [past.now, ...past.after] }
}

export function redo<State>(past: Past<State>): Past<State> {
  const [now, ...after] = past.after
  if (now === undefined) return past
  return { before: [...past.before, past.now], now, after }
}
