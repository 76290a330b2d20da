import { Select } from '@mantine/core'
import { useTranslation } from '../../../i18n'
import type { Graph } from '../api/types'
import { blockOf, closesLoop, ENTRY } from '../graph/graph'
import { inOrder } from '../graph/walk'
import type { Words } from '../words'

const END = '@end'

interface Props {
  graph: Graph
  /** A block, or the entry. */
  of: string
  words: Words
  isReadOnly: boolean
  onConnect: (exit: string, to: string | null) => void
}

/** Where each exit leads, and could lead: the connections without a pointer. */
export function Exits({ graph, of, words, isReadOnly, onConnect }: Props) {
  const { t } = useTranslation('flows')
  const exits = of === ENTRY ? { next: graph.entry } : (blockOf(graph, of)?.exits ?? {})
  const targets = inOrder(graph)
    .filter(
      ({ block }) =>
        block.id === Object.values(exits).find((to) => to === block.id) || !closesLoop(graph, of, block.id),
    )
    .map(({ block }) => ({ value: block.id, label: `${words.block(block)} (${block.id})` }))
  const data = [{ value: END, label: t('end') }, ...targets]
  return (
    <>
      {Object.entries(exits).map(([exit, to]) => (
        <Select
          key={exit}
          label={exit === 'next' ? t('go-on-to') : t('connect-to', { exit: words.exit(exit) })}
          data={data}
          value={to ?? END}
          searchable
          allowDeselect={false}
          readOnly={isReadOnly}
          nothingFoundMessage={t('no-target')}
          onChange={(chosen) => onConnect(exit, chosen === END ? null : chosen)}
        />
      ))}
    </>
  )
}
