import { lazy } from 'react'
import { loadMailTexts } from '../../../../i18n'

/** Loaded with its texts when somebody looks. */
export const MailDetails = lazy(async () => {
  const [file] = await Promise.all([import('../mail/MailDetails'), loadMailTexts()])
  return file
})

/** Links to other tickets, and what is suggested. */
export const Links = lazy(async () => {
  const [file] = await Promise.all([import('../../details/Links'), loadMailTexts()])
  return file
})

/** What a held message claims to be, for an agent to decide. */
export const Held = lazy(async () => {
  const [file] = await Promise.all([import('../mail/Held'), loadMailTexts()])
  return file
})

/** To somebody outside of the conversation. */
export const ForwardDialog = lazy(async () => {
  const [file] = await Promise.all([import('../mail/ForwardDialog'), loadMailTexts()])
  return file
})
