const listeners = new Set<() => void>()

/** Opens every message of the conversation that is shown; the header asks for it, the messages listen. */
export function openAll() {
  listeners.forEach((listener) => listener())
}

/** @returns a function that ends the listening */
export function onOpenAll(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
