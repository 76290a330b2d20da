import { Refusal } from '@svara/api'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from '../../../../i18n'
import { reason } from '../../../../toast'
import { uploadPicture } from '../../api/upload-picture'

export const PICTURE_TYPES = 'image/png,image/jpeg,image/gif'

/**
 * Pictures of what goes along with each mail, such as a signature.
 *
 * @param onPicture is told the address of each when it is kept
 */
export function usePictures(onPicture: (src: string) => void) {
  const { t } = useTranslation('composer')
  const field = useRef<HTMLInputElement>(null)
  const upload = useMutation({
    mutationFn: async (files: File[]) => {
      for (const file of files) onPicture((await uploadPicture(file)).src)
    },
  })
  return {
    take: (files: File[]) => upload.mutate(files),
    pick: () => field.current?.click(),
    isBusy: upload.isPending,
    /** Why the last one was not taken. */
    error: upload.error ? words(upload.error) : undefined,
    input: (
      <input
        ref={field}
        type="file"
        accept={PICTURE_TYPES}
        hidden
        tabIndex={-1}
        aria-label={t('picture')}
        onChange={(event) => {
          upload.mutate([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    ),
  }

  function words(refusal: Error) {
    const code = refusal instanceof Refusal ? (refusal.problem.errors?.[0]?.code ?? refusal.problem.code) : ''
    if (code === 'not-a-picture') return t('picture-type')
    if (code === 'too-large') return t('picture-too-large')
    return reason(refusal)
  }
}
