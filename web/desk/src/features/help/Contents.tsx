import { useTranslation } from '../../i18n'
import { AREAS, type HelpName } from './catalogue'
import styles from './Contents.module.css'
import { PageLink } from './links'
import type { HelpPages } from './use-help'

/** All pages by their area, beside the one that is read. */
export function Contents({ pages, current }: { pages: HelpPages; current: HelpName | null }) {
  const { t } = useTranslation('help')
  return (
    <nav className={styles.contents} aria-label={t('pages')}>
      {AREAS.map(({ area, names }) => (
        <div key={area}>
          <p id={`area-${area}`}>{t(`area.${area}`)}</p>
          <ul aria-labelledby={`area-${area}`}>
            {names.map((name) => (
              <li key={name} data-here={name === current || undefined}>
                <PageLink name={name}>{pages[name].title}</PageLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

/** All pages with what they are about, where none is read. */
export function Overview({ pages }: { pages: HelpPages }) {
  const { t } = useTranslation('help')
  return (
    <div className={styles.overview}>
      {AREAS.map(({ area, names }) => (
        <section key={area} aria-labelledby={`overview-${area}`}>
          <h2 id={`overview-${area}`}>{t(`area.${area}`)}</h2>
          <ul>
            {names.map((name) => (
              <li key={name}>
                <PageLink name={name} className={styles.card}>
                  <span className={styles.title}>{pages[name].title}</span>
                  <span>{pages[name].summary}</span>
                </PageLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
