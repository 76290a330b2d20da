import styles from './Article.module.css'
import { Blocks } from './Blocks'
import type { HelpPage } from './page'

/** What a page says, below its title. */
export function Article({ page, heading: Heading }: { page: HelpPage; heading: 'h2' | 'h3' }) {
  return (
    <div className={styles.article}>
      <p className={styles.summary}>{page.summary}</p>
      {page.sections.map(({ id, heading, tokens }) => (
        <section key={id} aria-labelledby={id}>
          <Heading id={id} tabIndex={-1}>
            {heading}
          </Heading>
          <Blocks tokens={tokens} />
        </section>
      ))}
    </div>
  )
}
