import { reached } from '@svara/ui'
import i18next, { type Resource } from 'i18next'

export { useTranslation } from './useTranslation'

export const LANGUAGES = { en: 'English', sv: 'Svenska', no: 'Norsk' } as const
export type Language = keyof typeof LANGUAGES

const REMEMBERED = 'svara.language'

type Loaders = Record<Language, () => Promise<{ default: Resource[string] }>>

/** Each language is a chunk of its own: nobody loads three. What few see at first is not in the desk's. */
const SHELVES = {
  desk: { en: () => import('./en'), sv: () => import('./sv'), no: () => import('./no') },
  /** Before the desk: signing in and what leads there. */
  session: {
    en: () => import('./session/en'),
    sv: () => import('./session/sv'),
    no: () => import('./session/no'),
  },
  /** What most agents never see. */
  admin: { en: () => import('./admin/en'), sv: () => import('./admin/sv'), no: () => import('./admin/no') },
  /** The canvas of flows. */
  flows: { en: () => import('./flows/en'), sv: () => import('./flows/sv'), no: () => import('./flows/no') },
  /** What is opened now and then: a mail's details. */
  mail: { en: () => import('./mail/en'), sv: () => import('./mail/sv'), no: () => import('./mail/no') },
  /** What the Support Center and the drawer of help say around the pages. */
  help: { en: () => import('./help/en'), sv: () => import('./help/sv'), no: () => import('./help/no') },
  outbox: { en: () => import('./outbox/en'), sv: () => import('./outbox/sv'), no: () => import('./outbox/no') },
  profile: { en: () => import('./profile/en'), sv: () => import('./profile/sv'), no: () => import('./profile/no') },
} satisfies Record<string, Loaders>

type Shelf = keyof typeof SHELVES

const shown = new Set<Shelf>(['desk'])

/** Before the first page that needs them is drawn; from then on these texts follow the language, too. */
async function load(shelf: Shelf) {
  shown.add(shelf)
  await add(i18next.language as Language, SHELVES[shelf])
}

export const loadSessionTexts = () => load('session')
export const loadAdminTexts = () => load('admin')
export const loadFlowTexts = () => load('flows')
export const loadHelpTexts = () => load('help')
export const loadMailTexts = () => load('mail')
export const loadOutboxTexts = () => load('outbox')
export const loadProfileTexts = () => Promise.all([load('profile'), load('session')])

export async function startLanguage(language: Language) {
  const texts = (await SHELVES.desk[language]()).default
  await i18next.init({
    lng: language,
    resources: { [language]: texts },
    defaultNS: 'app',
    fallbackLng: false,
    interpolation: { escapeValue: false },
    keySeparator: false,
    returnNull: false,
  })
  document.documentElement.lang = language
}

export async function changeLanguage(language: Language) {
  if (i18next.language === language) return
  await Promise.all([...shown].map((shelf) => add(language, SHELVES[shelf])))
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  localStorage.setItem(REMEMBERED, language)
}

async function add(language: Language, loaders: Loaders) {
  const texts = (await reached(loaders[language])).default
  for (const [namespace, keys] of Object.entries(texts)) i18next.addResourceBundle(language, namespace, keys)
}

/** What was chosen here last, else the browser's first that there is. */
export function preferredLanguage(): Language {
  const wanted = [localStorage.getItem(REMEMBERED), ...navigator.languages]
  for (const tag of wanted) {
    const language = tag && known(tag)
    if (language) return language
  }
  return 'en'
}

/** Whether somebody has said in this browser what they read. */
export function hasChosenLanguage() {
  return localStorage.getItem(REMEMBERED) !== null
}

/** `no`, `nb` and `nn` are Norwegian; anything unknown is undefined. */
export function known(tag: string): Language | undefined {
  const primary = tag.toLowerCase().split('-')[0]!
  if (primary === 'nb' || primary === 'nn') return 'no'
  return primary in LANGUAGES ? (primary as Language) : undefined
}

/** For Intl, which knows Norwegian as nb. */
export function localeOf(language: string) {
  return language === 'no' ? 'nb' : language
}
