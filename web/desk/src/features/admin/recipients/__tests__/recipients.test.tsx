import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { open } from '../../../../testing/open'
import { anna, server } from '../../../../testing/server'

const kajsa = {
  id: '4',
  address: 'kajsa@customer.example',
  name: 'Kajsa',
  received: 3,
  sent: 2,
  lastUsedAt: '2026-11-22T10:00:00Z',
}
const lars = { ...kajsa, id: '5', address: 'lars@customer.example', name: '' }
let known = [kajsa, lars]
let calls: string[] = []

beforeEach(() => {
  known = [kajsa, lars]
  calls = []
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'recipients'] } }),
    ),
    http.get('*/api/recipients', ({ request }) => {
      const looked = new URL(request.url).searchParams.get('q') ?? ''
      return HttpResponse.json({ items: known.filter(({ address }) => address.includes(looked)), next: null })
    }),
    http.post('*/api/recipients/forget', async ({ request }) => {
      const { ids } = (await request.json()) as { ids: string[] }
      calls.push(`forget ${ids.join(' ')}`)
      known = known.filter(({ id }) => !ids.includes(id))
      return new HttpResponse(null, { status: 204 })
    }),
  )
})

test('one address is forgotten, and the others stay', async () => {
  const user = userEvent.setup()
  open('/admin/recipients')

  await user.click(await screen.findByRole('button', { name: 'Remove kajsa@customer.example' }))

  expect(await screen.findByText('1 address is forgotten')).toBeInTheDocument()
  expect(calls).toEqual(['forget 4'])
  expect(await screen.findByText('lars@customer.example')).toBeInTheDocument()
})

test('several are chosen and forgotten at once', async () => {
  const user = userEvent.setup()
  open('/admin/recipients')

  await user.click(await screen.findByRole('checkbox', { name: 'Choose all shown' }))
  await user.click(screen.getByRole('button', { name: 'Remove the chosen' }))

  expect(await screen.findByText('Nobody yet')).toBeInTheDocument()
  expect(calls).toEqual(['forget 4 5'])
})

test('what is looked for narrows the list, and nothing found is said', async () => {
  const user = userEvent.setup()
  open('/admin/recipients')

  const field = await screen.findByRole('searchbox', { name: 'Search address or name' })
  await user.type(field, 'lars')
  expect(await screen.findByText('lars@customer.example')).toBeInTheDocument()
  await expect.poll(() => screen.queryByText('kajsa@customer.example')).toBeNull()

  await user.type(field, 'xyz')
  expect(await screen.findByText('No address or name holds “larsxyz”')).toBeInTheDocument()
})
