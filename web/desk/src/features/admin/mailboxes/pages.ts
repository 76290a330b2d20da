/** The mailboxes' pages, in one file for the browser. */
export { MailboxPage } from './MailboxPage'
export { MailboxesPage } from './MailboxesPage'
export { NewMailboxPage } from './NewMailboxPage'
export { ConnectedPage } from './connect/ConnectedPage'
