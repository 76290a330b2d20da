import { useEffect, useState } from 'react'
import type { Tip as TipComponent } from './Tip'
import { watchTips } from './watch-tips'

/** Shows the tips of the whole page, one at a time; what draws them comes when one first gets near to one. */
export function Tips() {
  const [element, setElement] = useState<HTMLElement>()
  const [Tip, setTip] = useState<typeof TipComponent>()

  useEffect(() => {
    let isLoading = false
    async function load() {
      if (isLoading) return
      isLoading = true
      try {
        const file = await import('./Tip')
        setTip(() => file.Tip)
      } catch {
        // no tip this time; the next time tries again
        isLoading = false
      }
    }
    return watchTips({ onNear: () => void load(), onDue: setElement })
  }, [])

  return Tip && <Tip of={element} />
}
