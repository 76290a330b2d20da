import { useRef } from 'react'
import { useTranslation } from '../../../../i18n'

/** @returns the system's dialog for files, and the input that it needs somewhere on the page */
export function useFilePicker(onFiles: (files: File[]) => void) {
  const { t } = useTranslation('composer')
  const input = useRef<HTMLInputElement>(null)
  return {
    pickFiles: () => input.current?.click(),
    fileInput: (
      <input
        ref={input}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label={t('attach')}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    ),
  }
}
