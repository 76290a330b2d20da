import { answer, api } from '@svara/api'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { sessionQuery } from '../../api/session'
import { askPasskey, makePasskey } from '../webauthn'

/** One's own second factors. */
export const twoFactorQuery = queryOptions({
  queryKey: ['two-factor'],
  queryFn: () => answer(api.GET('/api/session/two-factor')),
})

/** A change of what guards the account: shown at once, here and wherever it is counted. */
function useChange<Given, Answered>(mutationFn: (given: Given) => Promise<Answered>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn,
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: twoFactorQuery.queryKey }),
        queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
      ]),
  })
}

export const useOfferApp = () => useMutation({ mutationFn: () => answer(api.POST('/api/session/two-factor/app')) })
export const useTurnAppOn = () =>
  useChange((code: string) => answer(api.PUT('/api/session/two-factor/app', { body: { code } })))
export const useTurnAppOff = () => useChange(() => api.DELETE('/api/session/two-factor/app'))

export const useMailFirstCode = () => useMutation({ mutationFn: () => api.POST('/api/session/two-factor/email') })
export const useTurnEmailOn = () =>
  useChange((code: string) => answer(api.PUT('/api/session/two-factor/email', { body: { code } })))
export const useTurnEmailOff = () => useChange(() => api.DELETE('/api/session/two-factor/email'))

export const useRenewCodes = () => useChange(() => answer(api.POST('/api/session/recovery-codes')))

export const useAddPasskey = () =>
  useChange(async (name: string) => {
    const credential = await makePasskey(await answer(api.POST('/api/session/passkeys/options')))
    return answer(api.POST('/api/session/passkeys', { body: { name, credential } }))
  })
export const useRenamePasskey = () =>
  useChange(({ id, name }: { id: string; name: string }) =>
    api.PATCH('/api/session/passkeys/{id}', { params: { path: { id } }, body: { name } }),
  )
export const useRemovePasskey = () =>
  useChange((id: string) => api.DELETE('/api/session/passkeys/{id}', { params: { path: { id } } }))

/** How one shows once more who one is, without leaving the desk. */
export type Proof = 'password' | 'app' | 'passkey' | 'email'

export const useMailProof = () => useMutation({ mutationFn: () => api.POST('/api/session/confirmation/code') })

/** Shows once more who one is. */
export const useConfirm = () =>
  useChange(async ({ method, code }: { method: Proof; code: string }) => {
    const credential =
      method === 'passkey' ? await askPasskey(await answer(api.POST('/api/session/confirmation/passkey'))) : undefined
    return api.POST('/api/session/confirmation', { body: { method, code, credential } })
  })

/** The codes that were just shown, as a file. */
export async function codesAsPdf(codes: string[], language: string) {
  const { data } = await api.POST('/api/session/recovery-codes/pdf', { body: { codes, language }, parseAs: 'blob' })
  return data as unknown as Blob
}
