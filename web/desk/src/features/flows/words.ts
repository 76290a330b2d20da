import { dateFormat } from '@svara/ui'
import i18next from 'i18next'
import { useMemo } from 'react'
import { localeOf, useTranslation } from '../../i18n'
import { wordFor } from '../../i18n/words'
import type { Block, Field, Graph, Problem, Settings, Shape } from './api/types'
import { blockOf, ENTRY } from './graph/graph'
import { choicesFor, optionsOf, optionWord, takesOptions, takesSeveral, type Choice, type Choices } from './use-choices'

export type Words = ReturnType<typeof useWords>

/** What blocks, their settings and exits are called, in the agent's language. */
export function useWords(shapes: ReadonlyMap<string, Shape>, choices: Choices, kind: string) {
  const { t, i18n } = useTranslation('flows')
  const { language } = i18n
  return useMemo(() => {
    // said many times for a large flow
    const type = remembering((name) => wordFor('flows:type.', name))
    const entry = wordFor('flows:entry.', kind)
    const exit = remembering((name) => wordFor('flows:exit.', name))
    const nowhere = remembering((name) => t('leads-nowhere', { exit: exit(name) }))

    /** What its settings say, short. */
    function summary({ type: of, settings }: Pick<Block, 'type' | 'settings'>) {
      const fields = shapes.get(of)?.settings ?? []
      return fields
        .map((field) => value(field, settings))
        .filter(Boolean)
        .join(', ')
    }

    function value(field: Field, settings: Settings): string {
      if (field.kind === 'text-match') return textMatch(settings)
      if (field.kind === 'attachment-match') return attachmentMatch(settings)
      const given = settings[field.name]
      if (given === undefined || given === null || given === '') return ''
      if (field.kind === 'weekdays') return several(given, (day) => weekday(day, language, 'short'))
      if (field.kind === 'times') return several(given, timeSpan)
      if (field.kind === 'languages') return several(given, (code) => languageName(code, language))
      if (field.kind === 'field-value') return fieldValue(settings.fieldId, given)
      if (field.kind === 'flag') return given === true ? fieldName(field.name) : ''
      const of = choicesFor(choices, field.kind)
      if (takesSeveral(field.kind)) return several(given, (one) => named(of, one))
      if (of !== null || field.options) return named(of, given)
      return typeof given === 'object' ? '' : String(given)
    }

    /** What is to stand in a field, by its kind. */
    function fieldValue(id: unknown, given: unknown) {
      const into = choices.ticketFields?.find((one) => one.id === id)
      if (typeof given === 'boolean') return t(given ? 'ticked' : 'not-ticked')
      if (into?.kind === 'user') return named(choices.agent, given)
      if (!into || !takesOptions(into)) return Array.isArray(given) ? '' : String(given)
      return several([given].flat(), (one) => named(optionsOf(into.options), one))
    }

    /** @param of what there is to choose; null: words of the server's, undefined: not known yet */
    function named(of: Choice[] | undefined | null, one: unknown) {
      const known = of?.find((choice) => choice.value === one)?.label
      if (known !== undefined) return known
      if (of === null || i18next.exists(`flows:option.${String(one)}`)) return optionWord(String(one))
      return of === undefined ? '…' : t('gone')
    }

    function textMatch({ operator, values }: Settings) {
      const words = Array.isArray(values) ? values : []
      if (words.length === 0) return ''
      const of = operator === 'contains' ? '' : `${optionWord(String(operator))}: `
      return of + several(words, String)
    }

    function attachmentMatch(settings: Settings) {
      if (settings.by === 'size')
        return settings.megabytes === undefined ? '' : t('larger', { megabytes: String(settings.megabytes) })
      if (settings.by === 'name' || settings.by === 'type') return textMatch(settings)
      return settings.by === undefined ? '' : optionWord('any')
    }

    function several(list: unknown, name: (one: unknown) => string) {
      const all = Array.isArray(list) ? list : []
      const shown = all.slice(0, 2).map(name).join(', ')
      return all.length > 2 ? `${shown} +${all.length - 2}` : shown
    }

    /** By what one tells it from others of its type: "Add label: Return". */
    function block(of: Pick<Block, 'type' | 'settings'>) {
      const says = summary(of)
      return says ? `${type(of.type)}: ${says}` : type(of.type)
    }

    function target(graph: Graph, id: string | null) {
      if (id === ENTRY) return entry
      const to = id === null ? undefined : blockOf(graph, id)
      return to ? block(to) : t('end')
    }

    const fieldName = (name: string) =>
      name.startsWith('exits.') ? exit(name.slice('exits.'.length)) : wordFor('flows:field.', name)

    function problem({ block: at, field, code, message }: Problem) {
      if (!at && field === 'entry' && code === 'required') return t('no-entry')
      return i18next.exists(`flows:problem.${code}`) ? wordFor('flows:problem.', code) : message
    }

    return {
      type,
      entry,
      exit,
      summary,
      block,
      target,
      field: fieldName,
      problem,
      /** Where an exit leads: null, the flow ends there. */
      leads: (name: string, to: string | null) => (to === null ? nowhere(name) : `${exit(name)}: ${to}`),
      about: (name: string) => wordFor('flows:about.', name),
      group: (name: string) => wordFor('flows:group.', name),
    }
  }, [shapes, choices, kind, language, t])
}

/** From 08:00 to 10:00. */
function timeSpan(span: unknown) {
  const { from, to } = (span ?? {}) as { from?: string; to?: string }
  return `${from ?? '…'}–${to ?? '…'}`
}

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** Monday, in the agent's language. */
export function weekday(day: unknown, language: string, length: 'long' | 'short' = 'long') {
  const at = WEEKDAYS.indexOf(String(day))
  if (at < 0) return String(day)
  // 1 January 2024 was a Monday
  const date = new Date(Date.UTC(2024, 0, 1 + at))
  return dateFormat(localeOf(language), { weekday: length, timeZone: 'UTC' }).format(date)
}

/** Swedish, in the agent's language. */
export function languageName(code: unknown, language: string) {
  const name = new Intl.DisplayNames([localeOf(language)], { type: 'language' }).of(String(code)) ?? String(code)
  return name.charAt(0).toLocaleUpperCase() + name.slice(1)
}

function remembering(make: (name: string) => string) {
  const made = new Map<string, string>()
  return (name: string) => {
    const word = made.get(name) ?? make(name)
    made.set(name, word)
    return word
  }
}
