import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { open } from '../../../../testing/open'
import { anna, server } from '../../../../testing/server'

const support = {
  id: '7',
  name: 'Support',
  address: 'support@nordvind.example',
  inboundAddress: 'in-abc@inbound.example',
  incoming: { status: 'success' },
  outgoing: { status: 'success' },
  removing: false,
  version: 1,
}
const sales = { ...support, id: '8', name: 'Sales', address: 'sales@nordvind.example' }
const old = { ...support, id: '9', name: 'Old', removing: true }

beforeEach(() => {
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'mailboxes'] } }),
    ),
    http.get('*/api/mailboxes/all', () => HttpResponse.json({ items: [old, sales, support], next: null })),
    http.get('*/api/statuses', () => HttpResponse.json({ items: [], next: null })),
    http.get('*/api/schedules', () => HttpResponse.json({ items: [], next: null })),
    http.get('*/api/mailboxes/7/settings', () =>
      HttpResponse.json({
        id: '7',
        name: 'Support',
        address: support.address,
        numberPrefix: '',
        timeZone: 'Europe/Stockholm',
        scheduleId: null,
        closedTickets: 'follow-up',
        statusAfterReply: 'pending',
        assignment: 'none',
        assigneeId: null,
        aliases: [],
        version: 1,
      }),
    ),
  )
})

test('wants the name typed and a mailbox chosen that stays', async () => {
  const sent: unknown[] = []
  server.use(
    http.post('*/api/mailboxes/7/removal', async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json({ ...support, removing: true })
    }),
  )
  open('/admin/mailboxes/7/general')
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Remove…' }))

  const remove = await screen.findByRole('button', { name: 'Remove the mailbox' })
  await user.type(screen.getByLabelText('Type Support to go on'), 'support')
  expect(remove).toBeDisabled()
  await user.clear(screen.getByLabelText('Type Support to go on'))
  await user.type(screen.getByLabelText('Type Support to go on'), 'Support')
  expect(remove).toBeDisabled()
  await user.click(screen.getByRole('combobox', { name: 'Mailbox' }))
  expect(screen.queryByRole('option', { name: 'Old' })).not.toBeInTheDocument()
  await user.click(await screen.findByRole('option', { name: 'Sales' }))
  await user.click(remove)

  expect(await screen.findByText('Support is being removed')).toBeInTheDocument()
  expect(sent).toEqual([{ name: 'Support', tickets: 'move', into: '8', keepAddresses: true }])
})

test('one that is being removed says so and cannot be set', async () => {
  open('/admin/mailboxes/9/general')

  expect(await screen.findByRole('heading', { name: 'Old is being removed' })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument()
})
