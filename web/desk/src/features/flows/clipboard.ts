/** @returns whether the browser has taken it; it does so over https only, and when it is asked by a click */
export async function copyText(text: string) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

/** What stands on the clipboard; null where the browser does not tell. */
export async function pastedText() {
  try {
    return await navigator.clipboard.readText()
  } catch {
    return null
  }
}

export function download(name: string, text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // after the browser has begun to read it
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
