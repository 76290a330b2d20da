const DELAY_MILLIS = 400
const MOVES_THE_FOCUS = /^(Tab|Arrow)/

interface Heard {
  /** One came to an element with a tip: time to fetch what shows it. */
  onNear: () => void
  /** One has stayed there for a while; undefined: the tip goes. */
  onDue: (element: HTMLElement | undefined) => void
}

/**
 * Which tip of the whole page is due: where the pointer rests, or where Tab and the arrows have brought the focus.
 * Focus that moved by itself, as into a dialog, asks for none.
 */
export function watchTips({ onNear, onDue }: Heard) {
  const watch = new AbortController()
  let pointed: HTMLElement | undefined
  let turnedTo: HTMLElement | undefined
  let byKeys = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function turnTo(element?: HTMLElement) {
    clearTimeout(timer)
    if (turnedTo) onDue(undefined)
    turnedTo = element
    if (!element) return
    onNear()
    timer = setTimeout(() => onDue(element), DELAY_MILLIS)
  }

  function point(target: EventTarget | null) {
    const element = tipped(target)
    if (element === pointed) return
    pointed = element
    turnTo(element)
  }

  function on<K extends keyof DocumentEventMap>(type: K, listener: (event: DocumentEventMap[K]) => void) {
    // a dialog or a menu may keep its events to itself
    document.addEventListener(type, listener, { capture: true, passive: true, signal: watch.signal })
  }

  on('pointerover', (event) => event.pointerType !== 'touch' && point(event.target))
  // out of the window
  on('pointerout', (event) => event.relatedTarget === null && point(null))
  on('pointerdown', () => {
    byKeys = false
    turnTo()
  })
  on('click', () => turnTo())
  on('keydown', ({ key }) => {
    byKeys = MOVES_THE_FOCUS.test(key)
    if (key === 'Escape') turnTo()
  })
  on('focusin', ({ target }) => byKeys && turnTo(tipped(target)))
  on('focusout', ({ target }) => turnedTo && tipped(target) === turnedTo && turnTo())
  on('scroll', ({ target }) => turnedTo && (target as Node).contains(turnedTo) && turnTo())

  return () => {
    clearTimeout(timer)
    watch.abort()
  }
}

function tipped(target: EventTarget | null) {
  return target instanceof Element ? (target.closest<HTMLElement>('[data-tip]') ?? undefined) : undefined
}
