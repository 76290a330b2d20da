import { useLocalStorage } from '@mantine/hooks'

export type Order = 'oldest' | 'newest'

/** Which message comes first, as this browser remembers it. */
export function useOrder() {
  const [order, remember] = useLocalStorage<Order>({
    key: 'svara.messages-order',
    defaultValue: 'oldest',
    getInitialValueInEffect: false,
  })
  return [order, () => remember(order === 'oldest' ? 'newest' : 'oldest')] as const
}
