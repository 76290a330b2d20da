import { lazy, type ComponentType } from 'react'

const FIRST_PAUSE_MILLIS = 500
const LONGEST_PAUSE_MILLIS = 10_000

/** The server answers, and the file has failed this often: then it is not there, and waiting is of no use. */
const MOST_FAILURES = 3

/** Asked to learn whether the server can be reached; any answer will do. */
const SOMETHING_SMALL = '/health'

/**
 * A part of the page that is loaded when it is first shown. While the network is away it is waited for: a part that
 * gave up would take the whole page with it, and what is being written there.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- as React's own `lazy`: whatever the part takes
export function lazyPart<T extends ComponentType<any>>(load: () => Promise<{ default: T }>) {
  return lazy(() => reached(load))
}

/** Loads a file, again after each loss of the network. @throws what `load` throws when the server is there */
export async function reached<T>(load: () => Promise<T>): Promise<T> {
  let failures = 0
  for (let pause = FIRST_PAUSE_MILLIS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS)) {
    try {
      return await load()
    } catch (failure) {
      if ((await isServerThere()) && ++failures === MOST_FAILURES) throw failure
    }
    await new Promise((goOn) => setTimeout(goOn, pause))
  }
}

async function isServerThere() {
  try {
    await fetch(SOMETHING_SMALL, { cache: 'no-store' })
    return true
  } catch {
    return false
  }
}
