import { queryOptions, useQuery } from '@tanstack/react-query'
import { useTranslation, type Language } from '../../i18n'
import { NAMES, type HelpName } from './catalogue'
import { readPage, type HelpPage } from './page'

/** All pages of a language come at once: they are small, and searching needs them all. */
const LOADERS: Record<Language, () => Promise<{ default: Record<string, string> }>> = {
  en: () => import('./pages/en'),
  sv: () => import('./pages/sv'),
  no: () => import('./pages/no'),
}

export const helpQuery = (language: Language) =>
  queryOptions({
    queryKey: ['help', language],
    queryFn: () => loadHelp(language),
    // files of the desk itself, which the service worker has
    networkMode: 'always',
    staleTime: Infinity,
  })

export type HelpPages = Record<HelpName, HelpPage>

/** The pages in the agent's language. */
export function useHelp() {
  const { i18n } = useTranslation()
  return useQuery(helpQuery(i18n.language as Language))
}

export async function loadHelp(language: Language): Promise<HelpPages> {
  const files = (await LOADERS[language]()).default
  const texts = new Map(Object.entries(files).map(([path, text]) => [path.split('/').at(-1)!.replace('.md', ''), text]))
  return Object.fromEntries(NAMES.map((name) => [name, readPage(name, texts.get(name)!)])) as HelpPages
}
