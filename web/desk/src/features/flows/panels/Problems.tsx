import { Button, Menu } from '@mantine/core'
import { TriangleAlert } from 'lucide-react'
import { useTranslation } from '../../../i18n'
import type { Graph, Problem } from '../api/types'
import { blockOf, ENTRY } from '../graph/graph'
import type { Words } from '../words'
import styles from './Notices.module.css'

export interface ProblemProps {
  graph: Graph
  words: Words
  onJump: (id: string) => void
}

/** What is wrong, and what may be; each leads to its block. */
export function ProblemsMenu({
  problems,
  warnings,
  ...rest
}: ProblemProps & { problems: readonly Problem[]; warnings: readonly Problem[] }) {
  const { t } = useTranslation('flows')
  if (problems.length + warnings.length === 0) return null
  return (
    <Menu position="bottom-end" returnFocus={false}>
      <Menu.Target>
        <Button
          variant="default"
          className={problems.length > 0 ? styles.problem : styles.warning}
          leftSection={<TriangleAlert size={15} aria-hidden="true" />}
        >
          {problems.length > 0 ? t('problems', { count: problems.length }) : t('warnings', { count: warnings.length })}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.problems}>
        {problems.length > 0 && <Menu.Label>{t('problems', { count: problems.length })}</Menu.Label>}
        {problems.map((problem, at) => (
          <ProblemItem key={at} problem={problem} {...rest} />
        ))}
        {warnings.length > 0 && <Menu.Label>{t('warnings', { count: warnings.length })}</Menu.Label>}
        {warnings.map((problem, at) => (
          <ProblemItem key={at} problem={problem} {...rest} />
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function ProblemItem({ problem, graph, words, onJump }: ProblemProps & { problem: Problem }) {
  const block = problem.block ? blockOf(graph, problem.block) : undefined
  // after the menu has given the keyboard back
  return (
    <Menu.Item onClick={() => setTimeout(() => onJump(block?.id ?? ENTRY))}>
      {sentence(problem, block && words.block(block), words)}
    </Menu.Item>
  )
}

/** One of them, where it is no menu's. */
export function ProblemButton({ problem, graph, words, onJump }: ProblemProps & { problem: Problem }) {
  const block = problem.block ? blockOf(graph, problem.block) : undefined
  const text = sentence(problem, block && words.block(block), words)
  return (
    <button type="button" className={styles.jump} onClick={() => onJump(block?.id ?? ENTRY)}>
      {text}
    </button>
  )
}

function sentence(problem: Problem, block: string | undefined, words: Words) {
  const field = problem.field && block ? `${words.field(problem.field)}: ` : ''
  return `${block ? `${block} · ` : ''}${field}${words.problem(problem)}`
}
