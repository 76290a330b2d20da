import { lazyPart } from '@svara/ui'

export { dropTicket, findTicket, putTicket, refreshUnknown } from './cache'
export { agentsQuery } from './api/agents'
export { groupsQuery } from './api/groups'
export { labelsQuery } from './api/labels'
export { fieldsQuery, useFieldName } from './api/fields'
export { filtersKey, filtersQuery, useMyUnsolved } from './api/filters'
export { historyKey } from './api/history'
export { statusesQuery, useStatusName } from './api/statuses'
export { mailboxesQuery } from './api/mailboxes'
export { messagesKey } from './api/messages'
export { ticketQuery } from './api/ticket'
export { ticketsQuery, type TicketsQuery } from './api/tickets'
export { companiesNamedQuery, companiesQuery, MOST_COMPANIES } from './api/companies'
export { typesQuery } from './api/types'

/** A mail's HTML where it can do no harm; loaded with the first one that is shown. */
export const MailFrame = lazyPart(() =>
  import('./conversation/messages/MailFrame').then((file) => ({ default: file.MailFrame })),
)

/** A field for text with a look, as in the composer; loaded with the first one that is shown. */
export const RichText = lazyPart(() => import('./composer/editor/RichText'))

/** Takes a picture that goes along with mails. */
export const PictureButton = lazyPart(() => import('./composer/files/PictureButton'))
