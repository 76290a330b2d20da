import { Button } from '@mantine/core'
import { IconButton, Keys } from '@svara/ui'
import { Copy, Trash2 } from 'lucide-react'
import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { useTranslation } from '../../../i18n'
import { wordFor } from '../../../i18n/words'
import type { Block, Graph, Problem, Settings, Shape } from '../api/types'
import { BlockIcon } from '../icons'
import type { Choices } from '../use-choices'
import type { Words } from '../words'
import { wrongIn, type Wrong } from './check'
import { Exits } from './Exits'
import { FieldControl } from './FieldControl'
import styles from './Settings.module.css'

interface Props {
  graph: Graph
  block: Block
  shape: Shape
  words: Words
  choices: Choices
  /** What was changed here and is not applied; kept while one looks at other blocks. */
  unapplied: Settings | undefined
  /** What the server said of this block. */
  problems: readonly Problem[]
  isReadOnly: boolean
  onChange: (settings: Settings | undefined) => void
  onApply: (settings: Settings) => void
  onConnect: (exit: string, to: string | null) => void
  onDuplicate: () => void
  onRemove: () => void
  onBack: () => void
}

/** What a block is set to, drawn from what the palette says of its type. */
export function BlockSettings(props: Props) {
  const { graph, block, shape, words, choices, unapplied, problems, isReadOnly } = props
  const { t } = useTranslation('flows')
  const form = useRef<HTMLFormElement>(null)
  const [wrong, setWrong] = useState<Wrong>({})
  const settings = unapplied ?? block.settings

  function errorOf(name: string) {
    if (wrong[name]) return wordFor('flows:problem.', wrong[name])
    // what is being changed is not what the server spoke of
    if (unapplied) return undefined
    const problem = problems.find(({ field }) => field === name)
    return problem && words.problem(problem)
  }

  function change(part: Settings) {
    setWrong((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !(name in part))))
    props.onChange({ ...settings, ...part })
  }

  function apply(event: FormEvent) {
    event.preventDefault()
    const found = wrongIn(shape, settings)
    setWrong(found)
    if (Object.keys(found).length === 0) return props.onApply(settings)
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.stopPropagation()
      return props.onBack()
    }
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    // after the field has taken what was typed last
    setTimeout(() => form.current?.requestSubmit())
  }

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the whole form
    <form ref={form} noValidate className={styles.settings} onSubmit={apply} onKeyDown={onKeyDown}>
      <header className={styles.head}>
        <span className={styles.tile} data-role={shape.role}>
          <BlockIcon type={block.type} role={shape.role} />
        </span>
        <div className={styles.title}>
          <h2>{words.type(block.type)}</h2>
          <p>{t(shape.role)}</p>
        </div>
        {!isReadOnly && (
          <>
            <IconButton label={t('duplicate')} keys="mod+d" onClick={props.onDuplicate}>
              <Copy size={16} />
            </IconButton>
            <IconButton label={t('remove')} onClick={props.onRemove}>
              <Trash2 size={16} />
            </IconButton>
          </>
        )}
      </header>
      <div className={styles.fields}>
        <p className={styles.about}>{words.about(block.type)}</p>
        {shape.settings.map((field) => (
          <FieldControl
            key={field.name}
            field={field}
            settings={settings}
            choices={choices}
            words={words}
            isReadOnly={isReadOnly}
            errorOf={errorOf}
            onChange={change}
          />
        ))}
        <section aria-label={t('exits')} className={styles.exits}>
          <h3>{t('exits')}</h3>
          <Exits graph={graph} of={block.id} words={words} isReadOnly={isReadOnly} onConnect={props.onConnect} />
        </section>
      </div>
      {!isReadOnly && shape.settings.length > 0 && (
        <footer className={styles.foot}>
          <Button type="submit" variant={unapplied ? 'filled' : 'default'}>
            {t('apply')}
          </Button>
          <Button variant="subtle" disabled={!unapplied} onClick={() => (setWrong({}), props.onChange(undefined))}>
            {t('discard')}
          </Button>
          <span className={styles.keys}>
            <Keys keys="mod+enter" />
          </span>
        </footer>
      )}
    </form>
  )
}
