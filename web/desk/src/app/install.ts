/** Chromium's question whether to install, kept for the moment when the agent asks for it. */
interface InstallQuestion extends Event {
  prompt: () => Promise<unknown>
}

let question: InstallQuestion | null = null
const listeners = new Set<() => void>()

window.addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault()
  keep(event as InstallQuestion)
})
window.addEventListener('appinstalled', () => keep(null))

export const canInstall = () => question !== null

export const isInstalled = () => matchMedia('(display-mode: standalone)').matches

export function subscribeToInstall(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export async function install() {
  await question?.prompt()
  keep(null)
}

function keep(next: InstallQuestion | null) {
  question = next
  listeners.forEach((listener) => listener())
}
