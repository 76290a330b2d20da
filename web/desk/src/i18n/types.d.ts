import 'i18next'
import type access from '../features/admin/access/texts/en.json'
import type brands from '../features/admin/brands/texts/en.json'
import type groups from '../features/admin/groups/texts/en.json'
import type labels from '../features/admin/labels/texts/en.json'
import type admin from '../features/admin/texts/en.json'
import type agents from '../features/admin/agents/texts/en.json'
import type apiTokens from '../features/admin/api-tokens/texts/en.json'
import type app from '../app/texts/en.json'
import type audit from '../features/admin/audit/texts/en.json'
import type blockedSenders from '../features/admin/blocked-senders/texts/en.json'
import type composer from '../features/tickets/composer/texts/en.json'
import type conversation from '../features/tickets/conversation/texts/en.json'
import type details from '../features/tickets/details/texts/en.json'
import type factors from '../features/session/factors/texts/en.json'
import type flows from '../features/flows/texts/en.json'
import type filters from '../features/tickets/filters/texts/en.json'
import type gettingStarted from '../features/admin/getting-started/texts/en.json'
import type help from '../features/help/texts/en.json'
import type home from '../features/home/texts/en.json'
import type invitations from '../features/admin/invitations/texts/en.json'
import type list from '../features/tickets/list/texts/en.json'
import type mail from '../features/tickets/conversation/mail/texts/en.json'
import type mailboxes from '../features/admin/mailboxes/texts/en.json'
import type newTicket from '../features/tickets/new/texts/en.json'
import type outbox from '../features/outbox/texts/en.json'
import type profile from '../features/profile/texts/en.json'
import type recipients from '../features/admin/recipients/texts/en.json'
import type schedules from '../features/admin/schedules/texts/en.json'
import type security from '../features/admin/security/texts/en.json'
import type session from '../features/session/texts/en.json'
import type shortcuts from '../shortcuts/texts/en.json'
import type singleSignOn from '../features/admin/single-sign-on/texts/en.json'
import type fields from '../features/admin/fields/texts/en.json'
import type statuses from '../features/admin/statuses/texts/en.json'
import type sso from '../features/session/sso/texts/en.json'
import type tickets from '../features/tickets/texts/en.json'
import type companies from '../features/admin/companies/texts/en.json'
import type types from '../features/admin/types/texts/en.json'
import type webhooks from '../features/admin/webhooks/texts/en.json'

// a key that English lacks does not compile
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    keySeparator: false
    resources: {
      access: typeof access
      brands: typeof brands
      groups: typeof groups
      labels: typeof labels
      admin: typeof admin
      agents: typeof agents
      'api-tokens': typeof apiTokens
      app: typeof app
      audit: typeof audit
      'blocked-senders': typeof blockedSenders
      composer: typeof composer
      conversation: typeof conversation
      details: typeof details
      factors: typeof factors
      filters: typeof filters
      flows: typeof flows
      'getting-started': typeof gettingStarted
      help: typeof help
      home: typeof home
      invitations: typeof invitations
      list: typeof list
      mail: typeof mail
      mailboxes: typeof mailboxes
      new: typeof newTicket
      outbox: typeof outbox
      profile: typeof profile
      recipients: typeof recipients
      schedules: typeof schedules
      security: typeof security
      session: typeof session
      shortcuts: typeof shortcuts
      'single-sign-on': typeof singleSignOn
      sso: typeof sso
      statuses: typeof statuses
      fields: typeof fields
      tickets: typeof tickets
      companies: typeof companies
      types: typeof types
      webhooks: typeof webhooks
    }
  }
}
