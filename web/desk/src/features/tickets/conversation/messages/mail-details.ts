import { lazy, type ComponentType } from 'react'
import { loadMailTexts } from '../../../../i18n'

/** Loaded with its texts when somebody looks. */
function withTexts<Props>(file: () => Promise<{ default: ComponentType<Props> }>) {
  return lazy(async () => (await Promise.all([file(), loadMailTexts()]))[0])
}

export const MailDetails = withTexts(() => import('../mail/MailDetails'))

/** To somebody outside of the conversation. */
export const ForwardDialog = withTexts(() => import('../mail/ForwardDialog'))

/** What a message holds beside words and files: invitations, signatures, what is encrypted. */
export const Enclosed = withTexts(() => import('../mail/Enclosed'))

/** A file that is a mail, to be read in place. */
export const AttachedMail = withTexts(() => import('../mail/AttachedMail'))

/** What is to be known of a file before it is opened. */
export const FileState = withTexts(() => import('../mail/FileState'))

export const RiskyFile = withTexts(() => import('../mail/RiskyFile'))
