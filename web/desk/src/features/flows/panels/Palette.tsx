import { TextInput } from '@mantine/core'
import { Search } from 'lucide-react'
import { useRef, useState, type KeyboardEvent, type Ref } from 'react'
import { useTranslation } from '../../../i18n'
import type { Shape } from '../api/types'
import { DRAGGED } from '../canvas/dragged'
import { BlockIcon } from '../icons'
import type { Words } from '../words'
import styles from './Palette.module.css'

interface Props {
  palette: readonly Shape[]
  words: Words
  search: Ref<HTMLInputElement>
  onPlace: (shape: Shape) => void
}

/** What a flow is made of, by group. A block is dragged from here, or placed by Enter or a click. */
export function Palette({ palette, words, search, onPlace }: Props) {
  const { t } = useTranslation('flows')
  const [typed, setTyped] = useState('')
  const lists = useRef<HTMLDivElement>(null)
  const wanted = typed.trim().toLocaleLowerCase()
  const found = palette.filter(({ type }) =>
    `${words.type(type)} ${words.about(type)} ${type}`.toLocaleLowerCase().includes(wanted),
  )
  const groups = groupsOf(found)
  return (
    <div className={styles.palette} ref={lists}>
      <TextInput
        ref={search}
        type="search"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && found[0]) onPlace(found[0])
          if (event.key === 'ArrowDown') step(event, lists.current, 1)
        }}
        placeholder={t('search')}
        aria-label={t('search')}
        leftSection={<Search size={15} aria-hidden="true" />}
      />
      {groups.map(({ key, role, group, shapes }) => (
        <section key={key} aria-labelledby={`flow-group-${key}`}>
          <h2 id={`flow-group-${key}`}>
            {t(role === 'condition' ? 'conditions' : 'actions')}: {words.group(group)}
          </h2>
          <ul>
            {shapes.map((shape) => (
              <li key={shape.type}>
                <button
                  type="button"
                  draggable
                  title={words.about(shape.type)}
                  data-role={shape.role}
                  className={styles.item}
                  onClick={() => onPlace(shape)}
                  onKeyDown={(event) => {
                    if (event.key === 'ArrowDown') step(event, lists.current, 1)
                    if (event.key === 'ArrowUp') step(event, lists.current, -1)
                  }}
                  onDragStart={(event) => {
                    event.dataTransfer.setData(DRAGGED, shape.type)
                    event.dataTransfer.effectAllowed = 'copy'
                  }}
                >
                  <span className={styles.tile}>
                    <BlockIcon type={shape.type} role={shape.role} size={14} />
                  </span>
                  <span className="cut">{words.type(shape.type)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {found.length === 0 && <p className={styles.none}>{t('no-block', { words: typed })}</p>}
    </div>
  )
}

/** Conditions first; within them in the palette's order. */
function groupsOf(shapes: readonly Shape[]) {
  const groups = new Map<string, { key: string; role: Shape['role']; group: string; shapes: Shape[] }>()
  for (const shape of [...shapes].sort(
    (one, other) => Number(one.role === 'action') - Number(other.role === 'action'),
  )) {
    const key = `${shape.role}-${shape.group}`
    const group = groups.get(key) ?? { key, role: shape.role, group: shape.group, shapes: [] }
    groups.set(key, { ...group, shapes: [...group.shapes, shape] })
  }
  return [...groups.values()]
}

function step(event: KeyboardEvent, list: HTMLElement | null, by: number) {
  const items = [...(list?.querySelectorAll<HTMLElement>('input, button') ?? [])]
  const next = items[items.indexOf(event.currentTarget as HTMLElement) + by]
  if (!next) return
  event.preventDefault()
  next.focus()
}
