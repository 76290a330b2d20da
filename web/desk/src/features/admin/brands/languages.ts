import { localeOf } from '../../../i18n'

/** Those that most customers write in; others can be named by the API. */
const OFFERED = (
  'ar bg bs ca cs da de el en en-GB en-US es et fa fi fo fr ga he hi hr hu id is it ja kl ko lt lv ' +
  'mk mt nb nl nn no pl pt pt-BR ro ru se sk sl so sq sr sv th tr uk ur vi zh'
).split(' ')

/** A language's name in the desk's own language. */
export function languageName(tag: string, desk: string) {
  const name = new Intl.DisplayNames([localeOf(desk)], { type: 'language', fallback: 'code' }).of(tag) ?? tag
  return name.charAt(0).toLocaleUpperCase() + name.slice(1)
}

/** What can be added to these, by name. */
export function offered(chosen: readonly string[], desk: string) {
  return OFFERED.filter((tag) => !chosen.includes(tag))
    .map((tag) => ({ value: tag, label: languageName(tag, desk) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, localeOf(desk)))
}
