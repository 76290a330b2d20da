/** Puts text into the clipboard, also where the browser gives no clipboard to pages without https. */
export function copy(text: string) {
  if (navigator.clipboard) {
    void navigator.clipboard.writeText(text)
    return
  }
  const field = document.createElement('textarea')
  field.value = text
  field.className = 'visually-hidden'
  document.body.append(field)
  field.select()
  document.execCommand('copy')
  field.remove()
}
