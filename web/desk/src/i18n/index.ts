import i18next, { type Resource } from 'i18next'

export { useTranslation } from './useTranslation'

export const LANGUAGES = { en: 'English', sv: 'Svenska', no: 'Norsk' } as const
export type Language = keyof typeof LANGUAGES

const REMEMBERED = 'svara.language'

/** Each language is a chunk of its own: nobody loads three. */
const LOADERS: Record<Language, () => Promise<{ default: Resource[string] }>> = {
  en: () => import('./en'),
  sv: () => import('./sv'),
  no: () => import('./no'),
}

/** What Admin says, which most agents never see. */
const ADMIN_LOADERS: typeof LOADERS = {
  en: () => import('./admin/en'),
  sv: () => import('./admin/sv'),
  no: () => import('./admin/no'),
}

/** What a mail's details say, which are opened now and then. */
const MAIL_LOADERS: typeof LOADERS = {
  en: () => import('./mail/en'),
  sv: () => import('./mail/sv'),
  no: () => import('./mail/no'),
}

/** What an agent's own page says, which is opened now and then. */
const PROFILE_LOADERS: typeof LOADERS = {
  en: () => import('./profile/en'),
  sv: () => import('./profile/sv'),
  no: () => import('./profile/no'),
}

let isAdminShown = false
let isProfileShown = false
let isMailShown = false

/** As {@link loadAdminTexts}, before the details of a mail. */
export async function loadMailTexts() {
  isMailShown = true
  await add(i18next.language as Language, MAIL_LOADERS)
}

/** Before the first page of Admin is drawn; from then on its texts follow the language, too. */
export async function loadAdminTexts() {
  isAdminShown = true
  await add(i18next.language as Language, ADMIN_LOADERS)
}

/** As {@link loadAdminTexts}, before an agent's own page. */
export async function loadProfileTexts() {
  isProfileShown = true
  await add(i18next.language as Language, PROFILE_LOADERS)
}

export async function startLanguage(language: Language) {
  const texts = (await LOADERS[language]()).default
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
  await add(language, LOADERS)
  if (isAdminShown) await add(language, ADMIN_LOADERS)
  if (isMailShown) await add(language, MAIL_LOADERS)
  if (isProfileShown) await add(language, PROFILE_LOADERS)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  localStorage.setItem(REMEMBERED, language)
}

async function add(language: Language, loaders: typeof LOADERS) {
  const texts = (await loaders[language]()).default
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
