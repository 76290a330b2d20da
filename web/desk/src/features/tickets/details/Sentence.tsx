import type { HistoryEntry, TicketField } from '@svara/api'
import { Trans } from 'react-i18next/TransWithoutContext'
import { localeOf, useTranslation } from '../../../i18n'
import { useFieldName, type FieldValue } from '../api/fields'
import { useNames } from '../properties/names'
import { useFieldWords, useFindField } from './field-words'

const BOLD = { b: <b /> }

/** One line of the log as a person would say it. */
export function Sentence({ entry }: { entry: HistoryEntry }) {
  const { t, i18n } = useTranslation('details')
  const told = useTold(entry)
  return <Trans i18n={i18n} t={t} i18nKey={told.key} values={told.values} components={BOLD} shouldUnescape />
}

const WITHOUT_MORE = [
  'ticket.created',
  'ticket.imported',
  'ticket.subject-changed',
  'ticket.requester-changed',
  'ticket.restored',
  'message.received',
  'message.replied',
  'message.noted',
  'message.forwarded',
  'message.taken-back',
  'message.resent',
  'message.complained-about',
  'message.held',
  'message.replied-outside',
  'message.noted-outside',
  'message.disbelieved',
  'ticket.linked',
  'ticket.unlinked',
  'attachment.infected',
] as const

function useTold(entry: HistoryEntry) {
  const { t, i18n } = useTranslation('details')
  const names = useNames()
  const who = useActor(entry)
  const { facts } = entry
  const findField = useFindField()
  const fieldName = useFieldName()
  const fieldWords = useFieldWords()
  const fieldFact = (field: TicketField | null | undefined, fact: unknown) =>
    field && fact !== undefined ? fieldWords(field, fact as FieldValue) : ''
  const text = (fact: unknown) => (fact === undefined || fact === null ? '' : String(fact))
  const list = (fact: unknown) =>
    new Intl.ListFormat(localeOf(i18n.language)).format(
      (Array.isArray(fact) ? fact : []).map((id) => names.label(String(id))),
    )

  switch (entry.kind) {
    case 'ticket.status-changed':
      return {
        key: 'status-changed',
        values: {
          who,
          from: names.loggedStatus(text(facts['from-status']), text(facts.from)),
          to: names.loggedStatus(text(facts['to-status']), text(facts.to)),
        },
      } as const
    case 'ticket.priority-changed':
      return {
        key: 'priority-changed',
        values: { who, from: names.priority(text(facts.from)), to: names.priority(text(facts.to)) },
      } as const
    case 'ticket.type-changed': {
      const [from, to] = [names.type(text(facts.from)), names.type(text(facts.to))]
      if (!facts.to) return { key: 'type-removed', values: { who, from } } as const
      return facts.from
        ? ({ key: 'type-changed', values: { who, from, to } } as const)
        : ({ key: 'type-set', values: { who, to } } as const)
    }
    case 'ticket.group-changed': {
      const [from, to] = [names.group(text(facts.from)), names.group(text(facts.to))]
      if (!facts.to) return { key: 'group-removed', values: { who, from } } as const
      return facts.from
        ? ({ key: 'group-changed', values: { who, from, to } } as const)
        : ({ key: 'group-set', values: { who, to } } as const)
    }
    case 'ticket.field-changed': {
      const field = findField(text(facts.field))
      const [from, to] = [fieldFact(field, facts.from), fieldFact(field, facts.to)]
      const values = { who, field: field ? fieldName(field) : t('field-former'), from, to }
      if (to) return { key: from ? 'field-changed' : 'field-set', values } as const
      // what was typed is not told
      return { key: from ? 'field-emptied' : 'field-written', values } as const
    }
    case 'ticket.assigned':
      if (facts.rule && facts.to)
        return { key: 'assigned-by-rule', values: { who, to: names.agent(text(facts.to)) } } as const
      if (!facts.to) return { key: 'unassigned', values: { who, from: names.agent(text(facts.from)) } } as const
      if (text(facts.to) === entry.actorId) return { key: 'took', values: { who } } as const
      return { key: 'assigned', values: { who, to: names.agent(text(facts.to)) } } as const
    case 'ticket.moved':
      return {
        key: 'moved',
        values: { who, from: names.mailbox(text(facts.from)), to: names.mailbox(text(facts.to)) },
      } as const
    case 'ticket.labelled': {
      const [added, removed] = [list(facts.added), list(facts.removed)]
      if (added && removed) return { key: 'relabelled', values: { who, added, removed } } as const
      return added
        ? ({ key: 'labelled', values: { who, added } } as const)
        : ({ key: 'unlabelled', values: { who, removed } } as const)
    }
    case 'ticket.labels-suggested':
      return { key: 'labels-suggested', values: { who: t('by-svara'), labels: list(facts.labels) } } as const
    case 'ticket.suggestion-dismissed':
      return { key: 'suggestion-dismissed', values: { who, label: names.label(text(facts.label)) } } as const
    case 'message.responded':
    case 'message.response-withheld':
      // by Svara, though it was a mail that made it
      return { key: entry.kind, values: { who: t('by-svara') } } as const
    case 'message.delivery-changed': {
      const state = DELIVERIES.find((one) => one === facts.state)
      return state
        ? ({ key: `delivery.${state}`, values: { who } } as const)
        : ({ key: 'something', values: { who, what: text(facts.state) } } as const)
    }
    case 'ticket.flow-run':
      return { key: 'flow-run', values: { who: t('by-svara'), revision: text(facts.revision) } } as const
    case 'ticket.trashed':
      if (entry.cause === 'blocked-sender') return { key: 'blocked-trashed', values: { who } } as const
      return { key: 'ticket.trashed', values: { who } } as const
    default: {
      const known = WITHOUT_MORE.find((kind) => kind === entry.kind)
      return known
        ? ({ key: known, values: { who } } as const)
        : ({ key: 'something', values: { who, what: entry.kind } } as const)
    }
  }
}

const DELIVERIES = ['scheduled', 'queued', 'sent', 'kept', 'delayed', 'failed', 'bounced'] as const

/** Which revision of Mail Flow has done this; undefined where none has. */
export function mailFlowRevision({ cause }: Pick<HistoryEntry, 'cause'>) {
  return /^mail-flow:(\d+)$/.exec(cause)?.[1]
}

/** An agent by name; else what made Svara act. */
function useActor(entry: HistoryEntry) {
  const { t } = useTranslation('details')
  const names = useNames()
  if (entry.actorKind === 'agent' && entry.actorId) return names.agent(String(entry.actorId))
  const revision = mailFlowRevision(entry)
  if (revision !== undefined) return t('by-mail-flow', { revision })
  if (entry.cause === 'received-mail') return t('by-mail')
  if (/^(?:trigger|rule|flow|macro|automation)\b/.test(entry.cause)) return t('by-rule')
  return t('by-svara')
}
