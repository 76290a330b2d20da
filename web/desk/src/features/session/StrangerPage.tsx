import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { changeLanguage, LANGUAGES, useTranslation } from '../../i18n'
import { LANGUAGE_CODES } from './language'
import styles from './StrangerPage.module.css'

/** A card in the middle of an empty page, for what stands before the desk: the mark above, the languages below. */
export function StrangerPage({ children, wide }: { children: ReactNode; wide?: boolean }) {
  const { t } = useTranslation('session')
  return (
    <div className={styles.page}>
      <main className={styles.middle} data-wide={wide || undefined}>
        <p className={styles.brand}>
          <img src={`${import.meta.env.BASE_URL}svara.svg`} alt="" width={36} height={36} />
          Svara
        </p>
        {children}
      </main>
      <nav className={styles.languages} aria-label={t('language')}>
        <LanguageButtons />
      </nav>
    </div>
  )
}

function LanguageButtons() {
  const { i18n } = useTranslation('session')
  return LANGUAGE_CODES.map((language) => (
    <Button
      key={language}
      lang={language}
      size="compact-sm"
      variant="subtle"
      color="gray"
      className={styles.language}
      aria-pressed={i18n.language === language}
      onClick={() => void changeLanguage(language)}
    >
      {LANGUAGES[language]}
    </Button>
  ))
}
