import { useLayoutEffect, useRef, type RefObject } from 'react'
import type { Order } from './use-order'

/** Space that stays visible above the newest message, so that one sees that there is more. */
const LEDGE = 44
const MOVES = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const

/** Starts at the newest message, and stays with it while mails grow to their height, until the reader moves. */
export function useStartAtNewest(scroller: RefObject<HTMLElement | null>, newest: string, order: Order) {
  const start = useRef(newest)
  useLayoutEffect(() => {
    const box = scroller.current!
    const content = box.firstElementChild!
    const place = () => {
      const card = content.querySelector<HTMLElement>(`#message-${CSS.escape(start.current)}`)
      box.scrollTo({ top: order === 'newest' || !card ? 0 : offsetIn(box, card) - LEDGE })
    }
    place()
    const growth = new ResizeObserver(place)
    growth.observe(content)
    // the composer opens below, and takes room
    growth.observe(box)
    const letGo = () => growth.disconnect()
    for (const move of MOVES) box.addEventListener(move, letGo, { passive: true, once: true })
    return () => {
      growth.disconnect()
      for (const move of MOVES) box.removeEventListener(move, letGo)
    }
  }, [scroller, order])
}

function offsetIn(box: HTMLElement, card: HTMLElement) {
  return card.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop
}
