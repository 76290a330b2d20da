import { useState } from 'react'

/** What is kept has a version, and grows it whenever it is saved. */
interface Versioned {
  version: number
}

interface State<Draft> {
  begun: Draft
  draft: Draft
  version: number
  revision: number
}

/**
 * A draft of something that the server keeps. What somebody else saves meanwhile is taken as long as nothing was
 * changed here; once something was, it waits for an answer to the refusal.
 *
 * @param draftOf a new object for each version
 */
export function useEdited<Kept extends Versioned, Draft extends object>(kept: Kept, draftOf: (kept: Kept) => Draft) {
  const fresh = (from: Kept, revision: number): State<Draft> => {
    const begun = draftOf(from)
    return { begun, draft: begun, version: from.version, revision }
  }
  const [state, setState] = useState(() => fresh(kept, 0))
  const { begun, draft, version, revision } = state
  const isChanged = draft !== begun
  if (!isChanged && kept.version > version) setState(fresh(kept, revision + 1))
  return {
    draft,
    isChanged,
    /** That the draft was begun from. */
    version,
    /** Grows when the draft comes from elsewhere than from here. */
    revision,
    change: (part: Partial<Draft>) => setState((now) => ({ ...now, draft: { ...now.draft, ...part } })),
    /** It was saved, as this. */
    saved: (as: Kept) => setState((now) => fresh(as, now.revision)),
    /** Drops what was changed here. */
    drop: (to: Kept) => setState((now) => fresh(to, now.revision + 1)),
    /** What was changed here, on top of what somebody else has saved. */
    over: (theirs: Kept): Draft => ({ ...draftOf(theirs), ...changesOf(begun, draft) }),
  }
}

function changesOf<Draft extends object>(begun: Draft, draft: Draft) {
  const keys = Object.keys(draft) as (keyof Draft)[]
  return Object.fromEntries(
    keys.filter((key) => draft[key] !== begun[key]).map((key) => [key, draft[key]]),
  ) as Partial<Draft>
}
