import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../../i18n'
import { useSession } from '../../session'
import { agentsQuery } from '../api/agents'
import { useFormerAgents, useFormerGroups, useFormerLabels, useFormerTypes } from '../api/ever'
import { labelsQuery } from '../api/labels'
import { mailboxesQuery } from '../api/mailboxes'
import { statusesQuery, useStatusName } from '../api/statuses'
import { typesQuery } from '../api/types'

export const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const

/** The words for what the server names by id or kind, in the agent's language. */
export function useNames() {
  const { t } = useTranslation('conversation')
  const { agent: me } = useSession()
  const { data: agents } = useQuery(agentsQuery)
  const { data: statuses } = useQuery(statusesQuery)
  const { data: mailboxes } = useQuery(mailboxesQuery)
  const { data: types } = useQuery(typesQuery)
  const { data: labels } = useQuery(labelsQuery)
  const formerAgent = useFormerAgents()
  const formerLabel = useFormerLabels()
  const findAgent = (id: string) => agents && (agents.find((agent) => agent.id === id) ?? formerAgent(id))
  const formerType = useFormerTypes()
  const formerGroup = useFormerGroups()
  const statusName = useStatusName()
  return {
    agent: (id: string) => {
      if (id === me.id) return me.name
      const found = findAgent(id)
      // nobody is called former while the list is on its way
      return found === null ? t('former-agent') : (found?.name ?? '')
    },
    /** The address of an agent's picture. */
    picture: (id: string) => findAgent(id)?.picture,
    mailbox: (id: string) => mailboxes?.find((mailbox) => mailbox.id === id)?.name ?? t('another-mailbox'),
    label: (id: string) => {
      const found = labels && (labels.find((label) => label.id === id) ?? formerLabel(id))
      return found === null ? t('removed-label') : (found?.name ?? '')
    },
    status: statusName,
    priority: (word: string) => {
      const known = PRIORITIES.find((priority) => priority === word)
      return known ? t(`priority.${known}`) : word
    },
    type: (id: string) => (types && (types.find((type) => type.id === id) ?? formerType(id)))?.name ?? '',
    group: (id: string) => formerGroup(id)?.name ?? '',
    /** By its id, where the log tells it; else by what it means. */
    loggedStatus: (id: string, kind: string) => {
      const found = statuses?.find((status) => status.kind === kind && status.system)
      return statusName({ id: id || (found?.id ?? ''), name: found ? statusName(found) : kind })
    },
  }
}
