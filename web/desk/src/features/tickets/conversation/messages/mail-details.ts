import { lazy } from 'react'
import { loadMailTexts } from '../../../../i18n'

/** Loaded with its texts when somebody looks. */
export const MailDetails = lazy(async () => {
  const [file] = await Promise.all([import('../mail/MailDetails'), loadMailTexts()])
  return file
})

/** To somebody outside of the conversation. */
export const ForwardDialog = lazy(async () => {
  const [file] = await Promise.all([import('../mail/ForwardDialog'), loadMailTexts()])
  return file
})
