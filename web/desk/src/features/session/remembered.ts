import type { Session } from '@svara/api'

const REMEMBERED = 'svara.session'

/** Keeps who is signed in, so that the desk opens without a connection. Nothing in it opens anything at the server. */
export function rememberSession(session: Session): Session {
  localStorage.setItem(REMEMBERED, JSON.stringify({ ...session, csrf: null }))
  return session
}

export function rememberedSession(): Session | null {
  try {
    return JSON.parse(localStorage.getItem(REMEMBERED) ?? 'null') as Session | null
  } catch {
    return null
  }
}

export function forgetSession() {
  localStorage.removeItem(REMEMBERED)
  return null
}
