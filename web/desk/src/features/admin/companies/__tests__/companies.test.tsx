import type { Company } from '@svara/api'
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'
import { open } from '../../../../testing/open'
import { anna, server } from '../../../../testing/server'

vi.setConfig({ testTimeout: 60_000 })

function company(id: string, name: string, own: Partial<Company> = {}): Company {
  return { id, name, domains: [], version: 1, ...own }
}

let kept: Company[] = []
let sent: unknown[] = []

beforeEach(() => {
  kept = [company('1', 'Åkeri', { domains: ['akeri.example'] }), company('2', 'Firm', { version: 4 })]
  sent = []
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'mailboxes'] } }),
    ),
    http.get('*/api/companies', ({ request }) => {
      const looked = new URL(request.url).searchParams.get('q')?.toLowerCase() ?? ''
      return HttpResponse.json({ items: kept.filter(({ name }) => name.toLowerCase().includes(looked)), next: null })
    }),
  )
})

async function names() {
  return within(await screen.findByRole('list', { name: 'Companies' }))
    .getAllByRole('listitem')
    .map((row) => row.firstElementChild?.textContent)
}

test('where there are none, it is said what they are for', async () => {
  kept = []
  open('/admin/companies')

  expect(await screen.findByText('No companies yet')).toBeInTheDocument()
})

test('they are listed with their domains, and searched for', async () => {
  const { user } = open('/admin/companies')
  expect(await names()).toEqual(['Åkeri', 'Firm'])
  expect(screen.getByText('akeri.example')).toBeInTheDocument()
  expect(screen.getByText('No domains: contacts are chosen by hand')).toBeInTheDocument()

  await user.type(screen.getByLabelText('Search by name or domain'), 'fir')
  await waitFor(async () => expect(await names()).toEqual(['Firm']))
  await user.type(screen.getByLabelText('Search by name or domain'), 'x')
  expect(await screen.findByText('No company holds “firx”')).toBeInTheDocument()
})

test('one is made with its domains; what is no domain is named', async () => {
  server.use(
    http.post('*/api/companies', async ({ request }) => {
      const body = (await request.json()) as Company
      sent.push(body)
      if (body.domains.includes('se'))
        return HttpResponse.json(
          { status: 400, code: 'invalid', errors: [{ field: 'domains[1]', code: 'invalid-domain', message: '…' }] },
          { status: 400 },
        )
      if (body.domains.includes('taken.example'))
        return HttpResponse.json({ status: 409, code: 'domain-taken' }, { status: 409 })
      kept = [...kept, company('3', body.name, { domains: body.domains })]
      return HttpResponse.json(company('3', body.name), { status: 201 })
    }),
  )
  const { user } = open('/admin/companies')
  await user.click(await screen.findByRole('button', { name: 'New company' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'New company' }))
  const domains = dialog.getByRole('combobox', { name: 'Domains' })
  await user.type(dialog.getByLabelText('Name'), 'Zephyr')
  await user.type(domains, 'taken.example,')
  await user.click(dialog.getByRole('button', { name: 'Create company' }))
  expect(await dialog.findByText(/another company’s/)).toBeInTheDocument()
  await user.type(domains, '{Backspace}zephyr.example, se')
  await user.click(dialog.getByRole('button', { name: 'Create company' }))
  expect(await dialog.findByText(/not a domain: se\./)).toBeInTheDocument()
  await user.type(domains, '{Backspace}')
  await user.click(dialog.getByRole('button', { name: 'Create company' }))

  await waitFor(async () => expect(await names()).toEqual(['Åkeri', 'Firm', 'Zephyr']))
  expect(sent.at(-1)).toEqual({ name: 'Zephyr', domains: ['zephyr.example'] })
})

test('one is changed, over somebody else’s change only once that was said', async () => {
  server.use(
    http.put('*/api/companies/2', async ({ request }) => {
      sent.push(await request.json())
      if (sent.length > 1) return HttpResponse.json(company('2', 'Firms'))
      kept = [kept[0]!, company('2', 'Firm', { version: 5 })]
      return HttpResponse.json({ status: 409, code: 'stale-version' }, { status: 409 })
    }),
  )
  const { user } = open('/admin/companies')
  await user.click(await screen.findByRole('button', { name: 'Edit Firm' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Edit Firm' }))
  await user.type(dialog.getByLabelText('Name'), 's')
  await user.click(dialog.getByRole('button', { name: 'Save' }))
  expect(await dialog.findByText(/Somebody else changed this company/)).toBeInTheDocument()
  await user.click(dialog.getByRole('button', { name: 'Save' }))

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(sent).toEqual([
    { name: 'Firms', domains: [], ifVersion: 4 },
    { name: 'Firms', domains: [], ifVersion: 5 },
  ])
})

test('removing one says what becomes of its contacts, and which flows name it', async () => {
  server.use(
    http.delete('*/api/companies/2', ({ request }) => {
      sent.push(new URL(request.url).searchParams.get('ifVersion'))
      kept = kept.slice(0, 1)
      return new HttpResponse(null, { status: 204 })
    }),
    http.get('*/api/flows/uses', ({ request }) =>
      HttpResponse.json({
        items:
          new URL(request.url).searchParams.get('company') === '2'
            ? [{ kind: 'mail', published: [], draft: ['b2'] }]
            : [],
      }),
    ),
  )
  const { user } = open('/admin/companies')
  await user.click(await screen.findByRole('button', { name: 'Remove Firm' }))
  const dialog = await screen.findByRole('dialog', { name: 'Remove Firm?' })
  expect(dialog).toHaveTextContent('Its contacts and their tickets stay')
  await waitFor(() => expect(dialog).toHaveTextContent('The draft of Mail Flow names this in 1 block.'))
  await user.click(within(dialog).getByRole('button', { name: 'Remove' }))

  await waitFor(async () => expect(await names()).toEqual(['Åkeri']))
  expect(sent).toEqual(['4'])
})
