import type { AuditEntry } from '@svara/api'
import i18next from 'i18next'
import { localeOf } from '../../../i18n'
import { wordFor } from '../../../i18n/words'
import { permissionName } from '../access/permission-name'
import { scopeName } from '../api-tokens/scope-name'

type Facts = AuditEntry['facts']

/** What is never said, for it is so of nearly everybody. */
const USUAL: Record<string, Facts> = { 'agent.added': { superadmin: false } }

/** What happened, as a sentence; what this desk has no words for is named as the server names it. */
export function sentence({ kind, actor, subject }: Pick<AuditEntry, 'kind' | 'actor' | 'subject'>) {
  const values = {
    who: actor.name ?? wordFor('audit:', 'svara'),
    what: subject.name ?? wordFor('audit:', 'gone', { id: subject.id }),
    kind,
  }
  return wordFor('audit:say.', i18next.exists(`audit:say.${kind}`) ? kind : 'other', values)
}

/** What is known of it besides, each in a few words. Ids say nothing to people, and are left out. */
export function details({ kind, facts }: Pick<AuditEntry, 'kind' | 'facts'>) {
  return [...changes(facts), ...flags(facts), ...rights(facts), ...others(facts, USUAL[kind] ?? {})]
}

/** Of plain settings, what they were and what they are: `NAME-from` and `NAME-to`. */
function changes(facts: Facts) {
  return Object.keys(facts)
    .filter((name) => name.endsWith('-from'))
    .map((name) => name.slice(0, -'-from'.length))
    .filter((name) => `${name}-to` in facts)
    .map((name) =>
      wordFor('audit:', 'changed', {
        name: wordFor('audit:setting.', name),
        from: value(facts[`${name}-from`]),
        to: value(facts[`${name}-to`]),
      }),
    )
}

/** Settings of which only that they were changed is known. */
function flags(facts: Facts) {
  return list(
    'what-changed',
    named(facts, (name) => i18next.exists(`audit:flag.${name}`)).map((name) => wordFor('audit:flag.', name)),
  )
}

/** What a token may, and how far it reaches. */
function rights(facts: Facts) {
  const may = named(facts, (name) => name.startsWith('may.')).map((name) => permissionName(name.slice('may.'.length)))
  const reach = named(facts, (name) => name.includes(':')).map(scopeName)
  return [...list('reaches', reach), ...list('may', may)]
}

function others(facts: Facts, usual: Facts) {
  return Object.entries(facts)
    .filter(
      ([name, fact]) => i18next.exists(`audit:setting.${name}`) && fact !== usual[name] && isWorthSaying(name, fact),
    )
    .map(([name, fact]) =>
      wordFor('audit:', 'detail', {
        name: wordFor('audit:setting.', name),
        value: name === 'permission' ? permissionName(String(fact)) : value(fact),
      }),
    )
}

/** A flag with a name of its own above says that something was changed, not what it is now; and of nothing, nothing is said. */
function isWorthSaying(name: string, fact: unknown) {
  if (Array.isArray(fact)) return fact.length > 0
  return typeof fact !== 'boolean' || !i18next.exists(`audit:flag.${name}`)
}

function named(facts: Facts, isOne: (name: string) => boolean) {
  return Object.keys(facts).filter((name) => facts[name] === true && isOne(name))
}

function list(key: string, names: string[]) {
  if (names.length === 0) return []
  const listed = new Intl.ListFormat(localeOf(i18next.language), { type: 'unit', style: 'short' }).format(names)
  return [wordFor('audit:', key, { names: listed })]
}

function value(fact: unknown) {
  if (typeof fact === 'boolean') return wordFor('audit:', fact ? 'yes' : 'no')
  if (Array.isArray(fact)) return String(fact.length)
  const word = String(fact)
  return isInstant(word) ? day(word) : wordFor('audit:value.', word)
}

const isInstant = (word: string) => /^\d{4}-\d{2}-\d{2}T/.test(word)

function day(instant: string) {
  return new Intl.DateTimeFormat(localeOf(i18next.language), { dateStyle: 'medium' }).format(new Date(instant))
}
