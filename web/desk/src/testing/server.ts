import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'

/** The network's edge in component tests: each test adds the answers that it is about. */
export const server = setupServer(
  http.get('*/api/session', () => HttpResponse.json(anna)),
  http.get('*/api/installation', () => HttpResponse.json({ state: 'ready', demo: null })),
  http.get('*/api/drafts', () => HttpResponse.json({ items: [], next: null })),
  http.get('*/api/filters', () => HttpResponse.json({ items: [], next: null })),
  http.get('*/api/statuses', () => HttpResponse.json({ items: [], next: null })),
  http.get('*/api/statuses/all', () => HttpResponse.json({ items: [], next: null })),
  http.get('*/api/types/all', () => HttpResponse.json({ items: [], next: null })),
  http.get('*/api/companies', () => HttpResponse.json({ items: [], next: null })),
  http.get('*/api/types', () => HttpResponse.json({ items: [], next: null })),
  http.get('*/api/fields/all', () => HttpResponse.json({ items: [], next: null })),
  http.get('*/api/fields', () => HttpResponse.json({ items: [], next: null })),
  http.get('*/api/services', () => HttpResponse.json({ items: [], next: null })),
  http.get('*/api/groups/all', () => HttpResponse.json({ items: [], next: null })),
  http.get('*/api/mailboxes/:id/groups', () => HttpResponse.json({ items: [], next: null })),
  http.get('*/api/groups', () => HttpResponse.json({ items: [], next: null })),
  http.get('*/api/admin/agents', () => HttpResponse.json({ items: [], groups: [], seats: null, licenceLevels: [] })),
  http.get('*/api/agents', () =>
    HttpResponse.json({ items: [{ id: '1', name: 'Anna Lind', email: 'anna@nordvind.example' }], next: null }),
  ),
  http.get('*/api/tickets/:id/links', () => HttpResponse.json({ items: [], next: null })),
  http.get('*/api/labels', () => HttpResponse.json({ items: [], next: null })),
  http.get('*/api/session/agent/signature', () =>
    HttpResponse.json({ signature: '', tags: ['agent.name', 'ticket.number'], version: 0 }),
  ),
  http.get('*/api/session/two-factor', () =>
    HttpResponse.json({
      appSince: null,
      emailSince: null,
      email: 'anna@nordvind.example',
      passkeys: [],
      recoveryCodesLeft: 0,
      required: 'none',
      mustEnrol: false,
      confirmedUntil: '2099-01-01T00:00:00Z',
    }),
  ),
  http.get('*/api/flows/uses', () => HttpResponse.json({ items: [] })),
  http.get('*/api/mailboxes', () => HttpResponse.json({ items: [], next: null })),
  http.get('*/api/mail-providers', () => HttpResponse.json({ redirectUri: '', providers: [] })),
  http.get('*/api/mailboxes/:id/verifications', () => HttpResponse.json({ items: [] })),
  http.get('*/api/mailboxes/:id/forwarding-test', () => HttpResponse.json({ trial: null })),
  http.get('*/api/events', () => HttpResponse.json({ items: [], cursor: 'start', reset: false, more: false })),
)

export const anna = {
  agent: {
    id: '1',
    name: 'Anna Lind',
    email: 'anna@nordvind.example',
    superadmin: true,
    permissions: ['tickets'],
    mustChangePassword: false,
    mustEnrol: false,
    language: null,
    theme: 'system',
    messageOrder: null as string | null,
  },
  organization: { id: '1', name: 'Nordvind' },
  csrf: null,
  installation: { demo: true },
}
