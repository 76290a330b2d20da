import { lazyPart } from '@svara/ui'
import { type ComponentType } from 'react'
import { loadMailTexts } from '../../../../i18n'

/** Loaded with its texts when somebody looks. */
function withTexts<Props>(file: () => Promise<{ default: ComponentType<Props> }>) {
  return lazyPart(async () => (await Promise.all([file(), loadMailTexts()]))[0])
}

export const MailDetails = withTexts(() => import('../mail/MailDetails'))

/** Links to other tickets, and what is suggested. */
export const Links = lazyPart(async () => {
  const [file] = await Promise.all([import('../../details/Links'), loadMailTexts()])
  return file
})

/** What a held message claims to be, for an agent to decide. */
export const Held = lazyPart(async () => {
  const [file] = await Promise.all([import('../mail/Held'), loadMailTexts()])
  return file
})

/** To somebody outside of the conversation. */
export const ForwardDialog = withTexts(() => import('../mail/ForwardDialog'))

/** What a message holds beside words and files: invitations, signatures, what is encrypted. */
export const Enclosed = withTexts(() => import('../mail/Enclosed'))

/** A file that is a mail, to be read in place. */
export const AttachedMail = withTexts(() => import('../mail/AttachedMail'))

/** What is to be known of a file before it is opened. */
export const FileState = withTexts(() => import('../mail/FileState'))

export const RiskyFile = withTexts(() => import('../mail/RiskyFile'))
