import { useLocalStorage } from '@mantine/hooks'

/** What a row can show besides requester and subject, in the order of the menu. */
export const ROW_COLUMNS = [
  'number',
  'messages',
  'labels',
  'type',
  'group',
  'mailbox',
  'updated',
  'created',
  'priority',
  'attachment',
  'assignee',
] as const

export type RowColumn = (typeof ROW_COLUMNS)[number]

const USUAL: RowColumn[] = ['messages', 'labels', 'updated', 'priority', 'attachment', 'assignee']

/** As this browser remembers it. */
export function useShownColumns() {
  const [shown, show, forget] = useLocalStorage<RowColumn[]>({
    key: 'svara.list.columns',
    defaultValue: USUAL,
    getInitialValueInEffect: false,
  })
  return { shown, show, showUsual: forget, isUsual: shown.toSorted().join() === USUAL.toSorted().join() }
}
