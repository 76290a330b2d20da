import { screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'
import { open } from '../../../testing/open'
import { anna, server } from '../../../testing/server'

// a rich editor is much for a busy machine
vi.setConfig({ testTimeout: 60_000 })

const kept = { signature: '<p>Anna</p>', tags: ['agent.name'], version: 3 }
let saved: unknown[] = []
let own: unknown[] = []

beforeEach(() => {
  saved = []
  own = []
  server.use(
    http.get('*/api/sessions', () => HttpResponse.json({ items: [], next: null })),
    http.get('*/api/tokens', () => HttpResponse.json({ items: [], next: null })),
    http.get('*/api/session/agent/signature', () => HttpResponse.json(kept)),
    http.put('*/api/session/agent/signature', async ({ request }) => {
      const body = (await request.json()) as { signature: string }
      saved.push(body)
      return HttpResponse.json({ ...kept, signature: body.signature, version: 4 })
    }),
    http.post('*/api/pictures', () => HttpResponse.json({ id: '7', src: '/api/pictures/7' }, { status: 201 })),
    http.patch('*/api/session/agent', async ({ request }) => {
      const change = (await request.json()) as object
      own.push(change)
      return HttpResponse.json({ ...anna, agent: { ...anna.agent, ...change } })
    }),
  )
})

const editor = () => screen.findByRole('textbox', { name: 'Signature' }, { timeout: 30_000 })

test('a tag and a picture are put into the signature, which is saved with the version that was seen', async () => {
  const { user } = open('/profile')
  expect(await editor()).toHaveTextContent('Anna')

  await user.click(await screen.findByRole('button', { name: 'Insert a tag' }, { timeout: 30_000 }))
  await user.click(await screen.findByRole('menuitem', { name: 'Name of the agent' }))
  const file = new File(['GIF89a'], 'me.gif', { type: 'image/gif' })
  await user.upload(screen.getByLabelText('Insert a picture', { selector: 'input' }), file)
  await waitFor(async () => expect((await editor()).querySelector('img')).toHaveAttribute('src', '/api/pictures/7'))
  await user.click(screen.getByRole('button', { name: 'Save signature' }))

  await waitFor(() => expect(saved).toHaveLength(1))
  expect(saved[0]).toMatchObject({ ifVersion: 3 })
  const { signature } = saved[0] as { signature: string }
  expect(signature).toContain('{{agent.name}}')
  expect(signature).toContain('src="/api/pictures/7"')
})

test('a picture that cannot be taken says why', async () => {
  server.use(
    http.post('*/api/pictures', () =>
      HttpResponse.json(
        { code: 'invalid', status: 400, errors: [{ field: 'file', code: 'not-a-picture', message: 'No.' }] },
        { status: 400 },
      ),
    ),
  )
  const { user } = open('/profile')
  await editor()
  await screen.findByRole('button', { name: 'Insert a picture' }, { timeout: 30_000 })
  await user.upload(
    screen.getByLabelText('Insert a picture', { selector: 'input' }),
    new File(['<svg/>'], 'me.gif', { type: 'image/gif' }),
  )
  expect(await screen.findByText(/PNG, JPEG or GIF/)).toBeInTheDocument()
})

test('an order of messages is kept with the account, and given back to the mailbox', async () => {
  const { user } = open('/profile')
  await user.click(await screen.findByRole('radio', { name: 'Newest first' }))
  await waitFor(() => expect(own).toEqual([{ messageOrder: 'newest-first' }]))
  await user.click(await screen.findByRole('radio', { name: 'As the mailbox' }))
  await waitFor(() => expect(own).toEqual([{ messageOrder: 'newest-first' }, { messageOrder: null }]))
})
