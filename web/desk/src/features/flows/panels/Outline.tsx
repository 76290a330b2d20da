import { TextInput } from '@mantine/core'
import { Search, TriangleAlert } from 'lucide-react'
import { useState, type Ref } from 'react'
import { useTranslation } from '../../../i18n'
import type { Block, Graph, Shape } from '../api/types'
import type { Marks } from '../canvas/nodes'
import { ENTRY } from '../graph/graph'
import { inOrder } from '../graph/walk'
import { BlockIcon } from '../icons'
import type { Words } from '../words'
import styles from './Outline.module.css'

interface Props {
  graph: Graph
  shapes: ReadonlyMap<string, Shape>
  words: Words
  marks: Marks
  selected: readonly string[]
  search: Ref<HTMLInputElement>
  onChoose: (id: string) => void
}

/** The flow in words: its blocks as a mail comes to them, and where each exit leads. */
export function Outline({ graph, shapes, words, marks, selected, search, onChoose }: Props) {
  const { t } = useTranslation('flows')
  const [typed, setTyped] = useState('')
  const wanted = typed.trim().toLocaleLowerCase()
  const blocks = inOrder(graph).filter(({ block }) => words.block(block).toLocaleLowerCase().includes(wanted))
  return (
    <div className={styles.outline}>
      <TextInput
        ref={search}
        type="search"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && blocks[0]) onChoose(blocks[0].block.id)
        }}
        placeholder={t('find')}
        aria-label={t('find')}
        leftSection={<Search size={15} aria-hidden="true" />}
      />
      {graph.blocks.length > 0 && (
        <p role="status" className={styles.count}>
          {t('blocks', { count: blocks.length })}
        </p>
      )}
      <ol aria-label={t('outline')} className={styles.blocks}>
        {wanted === '' && (
          <li>
            <button
              type="button"
              aria-current={selected.includes(ENTRY) || undefined}
              className={styles.item}
              onClick={() => onChoose(ENTRY)}
            >
              <b>{words.entry}</b>
              <span>{words.leads('next', graph.entry === null ? null : words.target(graph, graph.entry))}</span>
            </button>
          </li>
        )}
        {blocks.map(({ block, reached }) => (
          <li key={block.id}>
            <Item
              block={block}
              role={shapes.get(block.type)?.role ?? 'action'}
              graph={graph}
              words={words}
              marks={marks}
              isReached={reached}
              isChosen={selected.includes(block.id)}
              onChoose={() => onChoose(block.id)}
            />
          </li>
        ))}
      </ol>
      {wanted !== '' && blocks.length === 0 && <p className={styles.count}>{t('no-block', { words: typed })}</p>}
    </div>
  )
}

interface ItemProps extends Pick<Props, 'graph' | 'words' | 'marks'> {
  block: Block
  role: Shape['role']
  isReached: boolean
  isChosen: boolean
  onChoose: () => void
}

function Item({ block, role, graph, words, marks, isReached, isChosen, onChoose }: ItemProps) {
  const { t } = useTranslation('flows')
  const trouble = marks.problems.get(block.id) ?? marks.warnings.get(block.id)
  const step = marks.path.indexOf(block.id) + 1
  return (
    <button type="button" aria-current={isChosen || undefined} className={styles.item} onClick={onChoose}>
      <span className={styles.name}>
        <BlockIcon type={block.type} role={role} size={14} />
        <b>{words.block(block)}</b>
        {step > 0 && (
          <span className={styles.step}>
            <span className="visually-hidden">{t('step')} </span>
            {step}
          </span>
        )}
      </span>
      {trouble && (
        <span className={styles.trouble} data-warning={!marks.problems.has(block.id) || undefined}>
          <TriangleAlert size={12} aria-hidden="true" />
          {words.problem(trouble)}
        </span>
      )}
      {!isReached && <span>{t('not-reached')}</span>}
      {Object.entries(block.exits).map(([exit, to]) => (
        <span key={exit} data-exit={exit}>
          {words.leads(exit, to === null ? null : words.target(graph, to))}
        </span>
      ))}
    </button>
  )
}
