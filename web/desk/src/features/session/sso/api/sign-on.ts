import { answer, api, type SecondStep, type Session } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

/** What the provider hands back in the page's address. */
export interface Brought {
  state?: string
  code?: string
  error?: string
  iss?: string
}

/** At which provider somebody signs in, by e-mail address. */
export function providerQuery(word: string) {
  return queryOptions({
    queryKey: ['sign-on', word.slice(word.indexOf('@'))],
    queryFn: () => answer(api.GET('/api/sign-on', { params: { query: { word } } })),
    staleTime: 60_000,
    retry: false,
  })
}

/** Leaves the desk for the provider. */
export async function goToProvider(word: string) {
  const { url } = await answer(api.POST('/api/sign-on', { body: { word } }))
  window.location.assign(url)
}

/** A session, or what else is asked for before there is one. */
export function finishSignOn(brought: Brought) {
  return answer(api.POST('/api/sign-on/answer', { body: brought })) as Promise<Session | SecondStep>
}

/** Leaves the desk for the provider, to sign in there anew. */
export async function confirmAtProvider() {
  const { url } = await answer(api.POST('/api/sign-on/confirmation'))
  window.location.assign(url)
}

/** Whoever is signed in has shown at the provider who they are. */
export function finishConfirmation(brought: Brought) {
  return answer(api.POST('/api/sign-on/confirmation/answer', { body: brought }))
}
