import { Button, Select } from '@mantine/core'
import { X } from 'lucide-react'
import { useTranslation } from '../../../i18n'
import { useFieldError } from '../page/errors'
import { Section } from '../page/Section'
import styles from './Brands.module.css'
import { languageName, offered } from './languages'

interface Props {
  languages: readonly string[]
  onChange: (languages: string[]) => void
}

/** In their order: the first is the default. */
export function Languages({ languages, onChange }: Props) {
  const { t, i18n } = useTranslation('brands')
  const errorOf = useFieldError('brands')
  return (
    <Section title={t('languages')} hint={t('languages-hint')}>
      <ul className={styles.languages} aria-label={t('languages')}>
        {languages.map((tag, index) => {
          const name = languageName(tag, i18n.language)
          return (
            <li key={tag}>
              <span>{name}</span>
              {index === 0 ? (
                <span className={styles.default}>{t('default')}</span>
              ) : (
                <Button
                  variant="default"
                  size="compact-sm"
                  onClick={() => onChange([tag, ...languages.filter((other) => other !== tag)])}
                >
                  {t('make-default', { name })}
                </Button>
              )}
              {languages.length > 1 && (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={t('drop-language', { name })}
                  onClick={() => onChange(languages.filter((other) => other !== tag))}
                >
                  <X size={14} aria-hidden="true" />
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      <Select
        label={t('add-language')}
        data={offered(languages, i18n.language)}
        value={null}
        searchable
        limit={80}
        error={errorOf('languages')}
        nothingFoundMessage={t('no-language')}
        onChange={(tag) => tag && onChange([...languages, tag])}
      />
    </Section>
  )
}
