import { TextInput } from '@mantine/core'
import { useContext } from 'react'
import { LANGUAGES, useTranslation, type Language } from '../../../i18n'
import dialog from './Dialog.module.css'
import { fieldErrors, RefusalOfFields, useFieldError } from './errors'
import styles from './NamesField.module.css'

export type Names = Record<string, string>

interface Props {
  hint: string
  /** Whose words say what is wrong. */
  namespace: 'statuses' | 'fields'
  longest: number
  names: Names
  onChange: (names: Names) => void
}

/** What something is called in each language; one is enough. */
export function NamesField({ hint, namespace, longest, names, onChange }: Props) {
  const { t, i18n } = useTranslation('admin')
  const errorOf = useFieldError(namespace)
  const isOfAll = fieldErrors(useContext(RefusalOfFields)).some(({ field }) => field === 'names')

  /** What is said of all of them, such as that one is needed, stands at the reader's. */
  function errorIn(language: Language) {
    return errorOf(`names.${language}`) ?? (isOfAll && language === i18n.language ? errorOf('names') : undefined)
  }

  return (
    <fieldset className={styles.names}>
      <legend className={styles.legend}>{t('names')}</legend>
      <p className={dialog.text}>{hint}</p>
      {(Object.keys(LANGUAGES) as Language[]).map((language) => (
        <TextInput
          key={language}
          lang={language}
          label={t(`in.${language}`)}
          data-autofocus={language === i18n.language || undefined}
          maxLength={longest}
          value={names[language] ?? ''}
          error={errorIn(language)}
          onChange={({ currentTarget }) => onChange({ ...names, [language]: currentTarget.value })}
        />
      ))}
    </fieldset>
  )
}

/** Without those that were left empty. */
export function given(names: Names): Names {
  return Object.fromEntries(Object.entries(names).filter(([, name]) => name.trim() !== ''))
}
