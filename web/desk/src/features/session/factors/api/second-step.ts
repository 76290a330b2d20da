import { answer, api, type Session } from '@svara/api'
import { useMutation } from '@tanstack/react-query'
import { useSignedIn } from '../../api/sign-in'
import { askPasskey } from '../webauthn'

export type Method = 'passkey' | 'app' | 'email' | 'recovery'

/** The second step; a passkey is asked of the browser meanwhile. */
export function useFinishSignIn() {
  const signedIn = useSignedIn()
  return useMutation({
    mutationFn: async ({ method, code }: { method: Method; code: string }) => {
      const credential =
        method === 'passkey' ? await askPasskey(await answer(api.POST('/api/session/second/passkey'))) : undefined
      return answer(api.POST('/api/session/second', { body: { method, code, credential } })) as Promise<Session>
    },
    onSuccess: signedIn,
  })
}

export function useMailCode() {
  return useMutation({ mutationFn: () => api.POST('/api/session/second/code') })
}

/** A passkey instead of a password. Conditional: the browser offers it at the e-mail field, until somebody takes it. */
export function usePasskeySignIn() {
  const signedIn = useSignedIn()
  return useMutation({
    mutationFn: async (how: Pick<CredentialRequestOptions, 'mediation' | 'signal'>) => {
      const credential = await askPasskey(await answer(api.POST('/api/session/passkey/options')), how)
      return answer(api.POST('/api/session/passkey', { body: { credential } })) as Promise<Session>
    },
    onSuccess: signedIn,
  })
}
