import { Avatar, NobodyAvatar, StatusGlyph } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Flag } from 'lucide-react'
import { useMemo, type CSSProperties, type ReactNode } from 'react'
import { useTranslation } from '../../../i18n'
import { useSession } from '../../session'
import { agentsQuery } from '../api/agents'
import { groupsQuery } from '../api/groups'
import { labelsQuery } from '../api/labels'
import { mailboxesQuery } from '../api/mailboxes'
import { statusesQuery } from '../api/statuses'
import { typesQuery } from '../api/types'
import type { ConditionField } from './conditions'
import styles from './PickMenu.module.css'
import { PRIORITIES } from './priorities'

export interface Choice {
  value: string
  name: string
  mark?: ReactNode
}

export const NOBODY = 'none'
export const MY_GROUPS = 'mine'

/** What each condition can be, and what many tickets can be set to, in the agent's language. */
export function useChoices(): Record<ConditionField, Choice[]> {
  const { t, i18n } = useTranslation('list')
  const { agent: me } = useSession()
  const { data: statuses = [] } = useQuery(statusesQuery)
  const { data: labels = [] } = useQuery(labelsQuery)
  const { data: agents = [] } = useQuery(agentsQuery)
  const { data: groups = [] } = useQuery(groupsQuery)
  const { data: mailboxes = [] } = useQuery(mailboxesQuery)
  const { data: types = [] } = useQuery(typesQuery)

  return useMemo(
    () => ({
      status: statuses
        // one asks for a kind: the system's status of it gives the name
        .filter(({ enabled, system }) => enabled && system)
        .map((status) => ({
          value: status.kind,
          name: status.names[i18n.language] ?? status.name,
          mark: <StatusGlyph kind={status.kind} />,
        })),
      label: labels
        .filter(({ services }) => services.includes('tickets'))
        .map(({ id, name, colour }) => ({
          value: id,
          name,
          mark: <span className={styles.colour} style={{ '--label': colour } as CSSProperties} />,
        })),
      assignee: [
        {
          value: me.id,
          name: t('me', { name: me.name }),
          mark: <Avatar name={me.name} size={20} picture={agents.find(({ id }) => id === me.id)?.picture} />,
        },
        { value: NOBODY, name: t('nobody'), mark: <NobodyAvatar size={20} /> },
        ...agents
          .filter(({ id }) => id !== me.id)
          .map(({ id, name, picture }) => ({
            value: id,
            name,
            mark: <Avatar name={name} size={20} picture={picture} />,
          })),
      ],
      group:
        groups.length === 0
          ? []
          : [
              { value: MY_GROUPS, name: t('my-groups') },
              { value: NOBODY, name: t('no-group') },
              ...groups.map(({ id, name }) => ({ value: id, name })),
            ],
      mailbox: mailboxes.map(({ id, name }) => ({ value: id, name })),
      type: types.map(({ id, name }) => ({ value: id, name })),
      priority: PRIORITIES.map((priority) => ({
        value: priority,
        name: t(`priority.${priority}`),
        mark: <Flag size={14} className={styles.flag} data-priority={priority} />,
      })),
    }),
    [t, i18n.language, me, statuses, labels, agents, groups, mailboxes, types],
  )
}
