import type { Agent } from '@svara/api'
import { Mention } from '@tiptap/extension-mention'
import type { MentionChoice } from './MentionList'
import styles from './MentionList.module.css'

const MOST = 8
const PHONE = '(max-width: 759px)'

/** `@` and a name: the agent is told, and finds the ticket under Mentions. */
export function mentionOf(agents: () => Agent[], show: (choice: MentionChoice | null) => void) {
  return Mention.configure({
    deleteTriggerWithBackspace: true,
    suggestion: {
      char: '@',
      allowSpaces: true,
      placement: 'top-start',
      floatingUi: { strategy: 'fixed' },
      // within the page's landmark; a phone's sheet lies above that
      ...(matchMedia(PHONE).matches ? {} : { container: '#conversation' }),
      items: ({ query }: { query: string }) => matching(agents(), query),
      render: () => {
        let current: MentionChoice | null = null
        let unmount = () => {}
        const tell = (choice: MentionChoice | null) => {
          current = choice
          show(choice)
        }
        return {
          onStart: (props) => {
            const place = document.createElement('div')
            place.className = styles.place!
            unmount = props.mount(place)
            tell({ place, agents: props.items, chosen: 0, choose: (agent) => props.command(attributes(agent)) })
          },
          onUpdate: (props) => {
            if (!current) return
            tell({
              ...current,
              agents: props.items,
              chosen: Math.min(current.chosen, Math.max(0, props.items.length - 1)),
              choose: (agent) => props.command(attributes(agent)),
            })
          },
          onKeyDown: ({ event }) => {
            if (!current || current.agents.length === 0) return false
            const { agents: shown, chosen } = current
            if (event.key === 'ArrowDown') tell({ ...current, chosen: (chosen + 1) % shown.length })
            else if (event.key === 'ArrowUp') tell({ ...current, chosen: (chosen + shown.length - 1) % shown.length })
            else if (event.key === 'Enter' || event.key === 'Tab') current.choose(shown[chosen]!)
            else if (event.key === 'Escape') tell({ ...current, agents: [] })
            else return false
            event.preventDefault()
            return true
          },
          onExit: () => {
            unmount()
            tell(null)
          },
        }
      },
    },
  })
}

function matching(agents: Agent[], query: string) {
  const wanted = query.toLocaleLowerCase()
  return agents
    .filter((agent) =>
      [agent.name, ...agent.name.split(/\s+/), agent.email].some((part) => part.toLocaleLowerCase().startsWith(wanted)),
    )
    .slice(0, MOST)
}

function attributes(agent: Agent) {
  return { id: agent.id, label: agent.name }
}
