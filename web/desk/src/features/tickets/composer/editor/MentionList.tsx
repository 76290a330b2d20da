import type { Agent } from '@svara/api'
import { Avatar } from '@svara/ui'
import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from '../../../../i18n'
import styles from './MentionList.module.css'

export interface MentionChoice {
  /** Where the editor keeps it beside the cursor. */
  place: HTMLElement
  agents: Agent[]
  chosen: number
  choose: (agent: Agent) => void
}

const SHOWN_ABOVE = 160

/** Whom one may call; the editor has the keys. */
export function MentionList({ choice }: { choice: MentionChoice }) {
  const { t } = useTranslation('composer')
  const chosen = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // within the list only: the page stays where it is
    const { current } = chosen
    if (current?.parentElement) current.parentElement.scrollTop = current.offsetTop - SHOWN_ABOVE
  })
  if (choice.agents.length === 0) return null
  const said = choice.agents[choice.chosen]
  return createPortal(
    <>
      <div className={styles.list} role="listbox" aria-label={t('mention-whom')}>
        {choice.agents.map((agent, place) => (
          <div
            key={agent.id}
            ref={place === choice.chosen ? chosen : undefined}
            role="option"
            aria-selected={place === choice.chosen}
            className={styles.option}
            onPointerDown={(event) => {
              event.preventDefault()
              choice.choose(agent)
            }}
          >
            <Avatar name={agent.name} size={20} picture={agent.picture} />
            <span className={styles.name}>{agent.name}</span>
          </div>
        ))}
      </div>
      <span className="visually-hidden" role="status">
        {said?.name}
      </span>
    </>,
    choice.place,
  )
}
