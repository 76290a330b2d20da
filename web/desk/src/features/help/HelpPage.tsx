import { Empty, Skeleton } from '@svara/ui'
import { Link, useNavigate, useParams, useRouterState } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { useTranslation } from '../../i18n'
import { useShortcuts } from '../../shortcuts'
import { Article } from './Article'
import { isHelpName, NAMES, relatedTo, type HelpName } from './catalogue'
import { Contents, Overview } from './Contents'
import styles from './HelpPage.module.css'
import { PageLink } from './links'
import { NotLoaded } from './NotLoaded'
import type { Section } from './page'
import { Results } from './Results'
import { SearchField } from './SearchField'
import { useHelp, type HelpPages } from './use-help'

/** The Support Center: all pages of help, one of them, or what is found in them. */
export function HelpPage() {
  const { t } = useTranslation('help')
  const help = useHelp()
  const { page: asked } = useParams({ strict: false })
  const input = useRef<HTMLInputElement>(null)
  const results = useRef<HTMLElement>(null)
  const [typed, setTyped] = useTyped(input)
  const current = asked !== undefined && isHelpName(asked) ? asked : null
  useShortcuts([{ keys: '/', label: t('search'), group: t('title'), run: () => input.current?.focus() }])
  useTitle(typed || !current ? t('title') : help.data?.[current].title)

  return (
    <div className={styles.help}>
      <header className={styles.bar}>
        <Link to="/help" className={styles.name}>
          {t('title')}
        </Link>
        <div className={styles.field}>
          <SearchField typed={typed} onType={setTyped} results={results} input={input} keys="/" />
        </div>
      </header>
      <div className={styles.below}>
        {help.data && current && (
          <aside className={styles.aside}>
            <Contents pages={help.data} current={typed ? null : current} />
          </aside>
        )}
        <main className={styles.main}>
          <div className={styles.inner}>
            {help.isPending && <Skeleton width="100%" height={320} />}
            {help.error && <NotLoaded heading="h1" onRetry={() => void help.refetch()} />}
            {help.data && (
              <Shown isSearching={typed !== ''}>
                {typed ? (
                  <>
                    <h1 className="visually-hidden">{t('title')}</h1>
                    <Results pages={help.data} typed={typed} list={results} />
                  </>
                ) : current ? (
                  <Reading pages={help.data} name={current} />
                ) : asked === undefined ? (
                  <>
                    <header className={styles.head}>
                      <h1 id="title" tabIndex={-1}>
                        {t('title')}
                      </h1>
                      <p>{t('hint')}</p>
                    </header>
                    <Overview pages={help.data} />
                  </>
                ) : (
                  <Empty title={t('not-there')} heading="h1">
                    <Link to="/help">{t('all-pages')}</Link>
                  </Empty>
                )}
              </Shown>
            )}
          </div>
        </main>
      </div>
    </div>
  )
}

const TYPING_MILLIS = 200

/** What is looked for. The address follows it, and it follows the address where one goes elsewhere or back. */
function useTyped(input: RefObject<HTMLInputElement | null>) {
  const q = useRouterState({ select: ({ location }) => (location.search as { q?: string }).q ?? '' })
  const place = useRouterState({ select: ({ location }) => placeOf(location) })
  const navigate = useNavigate()
  const [typed, setTyped] = useState(q)
  const before = useRef(place)
  useEffect(() => {
    // while one types, the address is behind
    if (before.current !== place || document.activeElement !== input.current) setTyped(q)
    before.current = place
  }, [place, q, input])
  useEffect(() => {
    if (typed === q) return
    const later = setTimeout(
      () => void navigate({ to: '.', search: typed ? { q: typed } : {}, replace: true }),
      TYPING_MILLIS,
    )
    return () => clearTimeout(later)
  }, [typed, q, navigate])
  return [typed, setTyped] as const
}

function placeOf({ pathname, hash }: { pathname: string; hash: string }) {
  return `${pathname}#${hash}`
}

/** Goes to the place that the address names, and with another page to its beginning, once that is drawn. */
function Shown({ isSearching, children }: { isSearching: boolean; children: ReactNode }) {
  const here = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation && placeOf(resolvedLocation) })
  const last = useRef<string>(undefined)
  useEffect(() => {
    if (here === undefined || isSearching || last.current === here) return
    const [path, part] = here.split('#')
    const isOther = last.current !== undefined && last.current.split('#')[0] !== path
    last.current = here
    const place = document.getElementById(part || 'title')
    if (part) place?.scrollIntoView()
    else if (isOther) place?.closest('main')?.scrollTo({ top: 0 })
    if (part || isOther) place?.focus({ preventScroll: true })
  }, [here, isSearching])
  return children
}

const LONG_SECTIONS = 4

function Reading({ pages, name }: { pages: HelpPages; name: HelpName }) {
  const { t } = useTranslation('help')
  const page = pages[name]
  return (
    <>
      <Link to="/help" className={styles.back}>
        <ArrowLeft size={15} aria-hidden="true" />
        {t('all-pages')}
      </Link>
      <h1 id="title" tabIndex={-1} className={styles.title}>
        {page.title}
      </h1>
      <div className={styles.columns}>
        <article aria-labelledby="title" className={styles.page}>
          <Article page={page} heading="h2" />
          <Related pages={pages} name={name} />
          <Neighbours pages={pages} name={name} />
        </article>
        {page.sections.length >= LONG_SECTIONS && <OnThisPage sections={page.sections} />}
      </div>
    </>
  )
}

function OnThisPage({ sections }: { sections: Section[] }) {
  const { t } = useTranslation('help')
  return (
    <nav className={styles.onThisPage} aria-labelledby="on-this-page">
      <p id="on-this-page">{t('on-this-page')}</p>
      <ol>
        {sections.map(({ id, heading }) => (
          <li key={id}>
            <Link to="." hash={id} replace>
              {heading}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Related({ pages, name }: { pages: HelpPages; name: HelpName }) {
  const { t } = useTranslation('help')
  return (
    <section className={styles.related} aria-labelledby="related">
      <h2 id="related">{t('related')}</h2>
      <ul>
        {relatedTo(name).map((other) => (
          <li key={other}>
            <PageLink name={other}>{pages[other].title}</PageLink>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Neighbours({ pages, name }: { pages: HelpPages; name: HelpName }) {
  const { t } = useTranslation('help')
  const at = NAMES.indexOf(name)
  return (
    <nav className={styles.neighbours} aria-label={t('neighbours')}>
      {[NAMES[at - 1], NAMES[at + 1]].map(
        (other, place) =>
          other && (
            <PageLink key={other} name={other} className={place === 0 ? styles.previous : styles.next}>
              <span>{place === 0 ? t('previous') : t('next')}</span>
              {pages[other].title}
            </PageLink>
          ),
      )}
    </nav>
  )
}

function useTitle(title: string | undefined) {
  useEffect(() => {
    if (title) document.title = `${title} · Svara`
  }, [title])
}
