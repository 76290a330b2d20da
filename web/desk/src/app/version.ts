const LOOK_AGAIN_MILLIS = 60 * 60_000

let isNew = false
const listeners = new Set<() => void>()

export const hasNewVersion = () => isNew

export function subscribeToVersion(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/**
 * Lets the service worker keep the desk's own files, so that the desk opens without a connection. The worker of a new
 * version takes over by itself; a page that was opened with the one before keeps its files and is told.
 */
export async function keepOffline() {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  let hasWorker = Boolean(navigator.serviceWorker.controller)
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // the first one of all brings nothing new
    isNew = hasWorker
    hasWorker = true
    listeners.forEach((listener) => listener())
  })
  try {
    const registration = await navigator.serviceWorker.register('/service-worker.js')
    const look = () => void registration.update().catch(() => {})
    setInterval(look, LOOK_AGAIN_MILLIS)
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look())
  } catch {
    // a browser that keeps nothing (a private window, an odd certificate): the desk works with a connection
  }
}
