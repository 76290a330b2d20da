import { useLocalStorage } from '@mantine/hooks'
import { useState } from 'react'

/** The oldest leave of more is forgotten. */
const MOST_SENDERS = 500

/** Whether a mail may load what lies on other servers: this once, or always from its sender, as this browser remembers. */
export function useImagesFrom(sender: string | undefined) {
  const [allowed, remember] = useLocalStorage<string[]>({
    key: 'svara.images-from',
    defaultValue: [],
    getInitialValueInEffect: false,
  })
  const [once, setOnce] = useState(false)
  const address = sender?.toLowerCase()
  return {
    shown: once || (address !== undefined && allowed.includes(address)),
    show: () => setOnce(true),
    always: address
      ? () => remember((before) => [...before.filter((one) => one !== address), address].slice(-MOST_SENDERS))
      : undefined,
  }
}
