import type { TicketField } from '@svara/api'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n'
import { wordFor } from '../../i18n/words'
import {
  agentsQuery,
  companiesNamedQuery,
  companiesQuery,
  fieldsQuery,
  groupsQuery,
  labelsQuery,
  mailboxesQuery,
  statusesQuery,
  typesQuery,
} from '../tickets'
import { webhookNamesQuery } from './api/choices'
import type { Graph } from './api/types'
import { texts } from './settings/texts'

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
  company: Choice[] | undefined
  field: Choice[] | undefined
  /** The fields themselves: what fits a field depends on its kind. */
  ticketFields: TicketField[] | undefined
}

/** The kinds of what there is to choose. */
type OneOf = Exclude<keyof Choices, 'ticketFields'>

/** @param graph whose companies are known by name, also where there are too many to list */
export function useChoices(graph: Graph): Choices {
  const { i18n } = useTranslation()
  const { language } = i18n
  const mailboxes = useQuery(mailboxesQuery).data
  const labels = useQuery(labelsQuery).data
  const agents = useQuery(agentsQuery).data
  const groups = useQuery(groupsQuery).data
  const statuses = useQuery(statusesQuery).data
  const types = useQuery(typesQuery).data
  const companies = useCompanies(graph)
  const ticketFields = useQuery(fieldsQuery).data
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
      company: companies,
      field: ticketFields?.map(({ id, name, names }) => ({ value: id, label: names[language] ?? name })),
      webhook: webhooks?.map(({ id, name }) => ({ value: id, label: name })),
      ticketFields,
    }),
    [mailboxes, labels, agents, groups, statuses, types, companies, webhooks, ticketFields, language],
  )
}

/** The first of all, and those that the graph names. */
function useCompanies(graph: Graph) {
  const named = [...new Set(graph.blocks.flatMap(({ settings }) => texts(settings.companyIds)))].toSorted()
  const first = useQuery(companiesQuery('')).data
  const others = useQuery(companiesNamedQuery(named)).data
  return useMemo(() => {
    if (!first || (named.length > 0 && !others)) return undefined
    const all = new Map([...first, ...(others ?? [])].map(({ id, name }) => [id, name]))
    return [...all].map(([value, label]) => ({ value, label }))
  }, [first, others, named.length])
}

/** The choices of a field of this kind; of some of them, too: `labels` as `label`. */
export function choicesFor(choices: Choices, kind: string): Choice[] | undefined | null {
  const one = oneOf(kind)
  return one in choices ? choices[one as OneOf] : null
}

/** Of `labels`, `label`. */
export function oneOf(kind: string) {
  return SINGULAR[kind] ?? kind
}

const SINGULAR: Record<string, OneOf> = {
  mailboxes: 'mailbox',
  labels: 'label',
  agents: 'agent',
  groups: 'group',
  statuses: 'status',
  types: 'type',
  companies: 'company',
}

/** Whether a field of this kind takes several. */
export function takesSeveral(kind: string) {
  return kind in SINGULAR || ['choices', 'weekdays', 'priorities', 'languages'].includes(kind)
}

/** A word that the server names, in the agent's language. */
export function optionWord(option: string) {
  return wordFor('flows:option.', option)
}

/** Whether a field of tickets has options to choose among. */
export function takesOptions({ kind }: TicketField) {
  return kind === 'choice' || kind === 'multi-choice'
}

/** Those that are there still. */
export function optionsOf(options: TicketField['options']): Choice[] {
  return options.filter(({ removed }) => !removed).map(({ id, name }) => ({ value: id, label: name }))
}

/** What was chosen and is not there any more is shown as such, so that one can take it away. */
export function withGone(choices: Choice[], chosen: string[], gone: string): Choice[] {
  const known = new Set(choices.map(({ value }) => value))
  const words = (value: string) => (optionWord(value) === value ? gone : optionWord(value))
  return [...choices, ...chosen.filter((value) => !known.has(value)).map((value) => ({ value, label: words(value) }))]
}
