import { answer, api } from '@svara/api'

/** Keeps a picture for a signature, an automatic response or a logo; `src` is what its HTML calls it. */
export function uploadPicture(file: File) {
  const form = new FormData()
  form.append('file', file, file.name)
  return answer(api.POST('/api/pictures', { body: form as never }))
}
