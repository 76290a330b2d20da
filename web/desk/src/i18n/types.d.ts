import 'i18next'
import type admin from '../features/admin/texts/en.json'
import type app from '../app/texts/en.json'
import type blockedSenders from '../features/admin/blocked-senders/texts/en.json'
import type composer from '../features/tickets/composer/texts/en.json'
import type conversation from '../features/tickets/conversation/texts/en.json'
import type details from '../features/tickets/details/texts/en.json'
import type filters from '../features/tickets/filters/texts/en.json'
import type home from '../features/home/texts/en.json'
import type list from '../features/tickets/list/texts/en.json'
import type mail from '../features/tickets/conversation/mail/texts/en.json'
import type mailboxes from '../features/admin/mailboxes/texts/en.json'
import type newTicket from '../features/tickets/new/texts/en.json'
import type outbox from '../features/outbox/texts/en.json'
import type profile from '../features/profile/texts/en.json'
import type recipients from '../features/admin/recipients/texts/en.json'
import type schedules from '../features/admin/schedules/texts/en.json'
import type session from '../features/session/texts/en.json'
import type shortcuts from '../shortcuts/texts/en.json'
import type tickets from '../features/tickets/texts/en.json'

// a key that English lacks does not compile
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    keySeparator: false
    resources: {
      admin: typeof admin
      app: typeof app
      'blocked-senders': typeof blockedSenders
      composer: typeof composer
      conversation: typeof conversation
      details: typeof details
      filters: typeof filters
      home: typeof home
      list: typeof list
      mail: typeof mail
      mailboxes: typeof mailboxes
      new: typeof newTicket
      outbox: typeof outbox
      profile: typeof profile
      recipients: typeof recipients
      schedules: typeof schedules
      session: typeof session
      shortcuts: typeof shortcuts
      tickets: typeof tickets
    }
  }
}
