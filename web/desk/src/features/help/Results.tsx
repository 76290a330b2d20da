import { useMemo, type KeyboardEvent, type RefObject } from 'react'
import { useTranslation } from '../../i18n'
import { areaOf } from './catalogue'
import { PageLink } from './links'
import styles from './Results.module.css'
import { HelpSearch, type Piece } from './search'
import type { HelpPages } from './use-help'

interface Props {
  pages: HelpPages
  typed: string
  list: RefObject<HTMLElement | null>
}

/** The pages in which something was found, at its place. */
export function Results({ pages, typed, list }: Props) {
  const { t } = useTranslation('help')
  const search = useMemo(() => new HelpSearch(pages), [pages])
  const hits = useMemo(() => search.find(typed), [search, typed])
  return (
    <section ref={list} className={styles.results} aria-label={t('search')}>
      <div role="status" className={styles.count}>
        {hits.length > 0 ? (
          t('found', { count: hits.length })
        ) : (
          <>
            <p className={styles.none}>{t('none-found', { typed })}</p>
            <p>{t('none-found-hint')}</p>
          </>
        )}
      </div>
      {hits.length > 0 && (
        <ul>
          {hits.map(({ name, section, title, heading, excerpt }) => (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- goes on from link to link
            <li key={name} onKeyDown={step}>
              <PageLink name={name} part={section?.id} className={styles.hit}>
                <span className={styles.title}>
                  <Marked pieces={title} />
                </span>
                <span className={styles.where}>
                  {t(`area.${areaOf(name)}`)}
                  {section && ' · '}
                  <Marked pieces={heading} />
                </span>
                <span className={styles.excerpt}>
                  <Marked pieces={excerpt} />
                </span>
              </PageLink>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Marked({ pieces }: { pieces: Piece[] }) {
  return pieces.map(({ text, found }, place) => (found ? <mark key={place}>{text}</mark> : text))
}

/** With the arrows from one to the other. */
function step(event: KeyboardEvent<HTMLElement>) {
  const to = {
    ArrowDown: event.currentTarget.nextElementSibling,
    ArrowUp: event.currentTarget.previousElementSibling,
  }[event.key]
  if (!to) return
  event.preventDefault()
  to.querySelector('a')?.focus()
}
