import type { AuditEntry } from '@svara/api'
import i18next from 'i18next'
import { wordFor } from '../../../i18n/words'

/** What happened, as a sentence; what this desk has no words for is named as the server names it. */
export function sentence({ kind, actor, subject }: Pick<AuditEntry, 'kind' | 'actor' | 'subject'>) {
  const values = {
    who: actor.name ?? wordFor('audit:', 'svara'),
    what: subject.name ?? wordFor('audit:', 'gone', { id: subject.id }),
    kind,
  }
  return wordFor('audit:say.', i18next.exists(`audit:say.${kind}`) ? kind : 'other', values)
}

/** Of plain settings, what they were and what they are: `NAME-from` and `NAME-to`. */
export function changes(facts: Record<string, unknown>) {
  return Object.keys(facts)
    .filter((name) => name.endsWith('-from'))
    .map((name) => name.slice(0, -'-from'.length))
    .filter((name) => `${name}-to` in facts)
    .map((name) =>
      wordFor('audit:', 'changed', { name, from: value(facts[`${name}-from`]), to: value(facts[`${name}-to`]) }),
    )
}

function value(fact: unknown) {
  if (typeof fact === 'boolean') return wordFor('audit:', fact ? 'yes' : 'no')
  return String(fact)
}
