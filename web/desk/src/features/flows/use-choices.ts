import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n'
import { wordFor } from '../../i18n/words'
import { agentsQuery, labelsQuery, mailboxesQuery, statusesQuery, typesQuery } from '../tickets'
import { groupsQuery, webhookNamesQuery } from './api/choices'

export interface Choice {
  value: string
  label: string
}

/** What settings refer to, by the kind of the field; undefined until it is known. */
export interface Choices {
  mailbox: Choice[] | undefined
  label: Choice[] | undefined
  agent: Choice[] | undefined
  group: Choice[] | undefined
  status: Choice[] | undefined
  type: Choice[] | undefined
  webhook: Choice[] | undefined
}

export function useChoices(): Choices {
  const { i18n } = useTranslation()
  const { language } = i18n
  const mailboxes = useQuery(mailboxesQuery).data
  const labels = useQuery(labelsQuery).data
  const agents = useQuery(agentsQuery).data
  const groups = useQuery(groupsQuery).data
  const statuses = useQuery(statusesQuery).data
  const types = useQuery(typesQuery).data
  const webhooks = useQuery(webhookNamesQuery).data
  return useMemo(
    () => ({
      mailbox: mailboxes?.map(({ id, name }) => ({ value: id, label: name })),
      label: labels?.map(({ id, name }) => ({ value: id, label: name })),
      agent: agents?.map(({ id, name }) => ({ value: id, label: name })),
      group: groups?.map(({ id, name }) => ({ value: id, label: name })),
      status: statuses
        ?.filter(({ enabled }) => enabled)
        .map((status) => ({ value: status.id, label: status.names[language] ?? status.name })),
      type: types?.map(({ id, name }) => ({ value: id, label: name })),
      webhook: webhooks?.map(({ id, name }) => ({ value: id, label: name })),
    }),
    [mailboxes, labels, agents, groups, statuses, types, webhooks, language],
  )
}

/** The choices of a field of this kind; of some of them, too: `labels` as `label`. */
export function choicesFor(choices: Choices, kind: string): Choice[] | undefined | null {
  const one = oneOf(kind)
  return one in choices ? choices[one as keyof Choices] : null
}

/** Of `labels`, `label`. */
export function oneOf(kind: string) {
  return SINGULAR[kind] ?? kind
}

const SINGULAR: Record<string, keyof Choices> = {
  mailboxes: 'mailbox',
  labels: 'label',
  agents: 'agent',
  groups: 'group',
  statuses: 'status',
  types: 'type',
}

/** Whether a field of this kind takes several. */
export function takesSeveral(kind: string) {
  return kind in SINGULAR || ['choices', 'weekdays', 'priorities', 'languages'].includes(kind)
}

/** A word that the server names, in the agent's language. */
export function optionWord(option: string) {
  return wordFor('flows:option.', option)
}
