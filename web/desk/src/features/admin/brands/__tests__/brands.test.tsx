import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'
import { loadAdminTexts } from '../../../../i18n'
import { open } from '../../../../testing/open'
import { anna, server } from '../../../../testing/server'
import { BrandSelector } from '../BrandSelector'
import { useBrand } from '../use-brand'

vi.setConfig({ testTimeout: 60_000 })

const north = {
  id: '4',
  name: 'Nordvind',
  languages: ['sv', 'en'],
  accentColour: '#0e6b71',
  textColour: '#ffffff',
  logo: null,
  version: 2,
}
const south = { ...north, id: '5', name: 'Sydvind' }

let saved: unknown[] = []

beforeEach(() => {
  saved = []
  localStorage.clear()
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'brands'] } }),
    ),
    http.get('*/api/brands', () => HttpResponse.json({ items: [north, south], next: null })),
    http.get('*/api/brands/4/mailbox', () =>
      HttpResponse.json({
        mailboxId: null,
        choices: [{ id: '20', name: 'Info', address: 'info@nordvind.example' }],
        version: 0,
      }),
    ),
    http.put('*/api/brands/4/mailbox', async ({ request }) => {
      saved.push(await request.json())
      return HttpResponse.json({ mailboxId: '20', choices: [], version: 1 })
    }),
    http.put('*/api/brands/4', async ({ request }) => {
      saved.push(await request.json())
      return HttpResponse.json({ ...north, version: 3 })
    }),
  )
})

test('languages are put in order, and the brand saved with the version that was read', async () => {
  const { user, router } = open('/admin/brands/4')
  await user.click(await screen.findByRole('button', { name: 'Make English the default' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))

  await waitFor(() => expect(router.state.location.pathname).toBe('/admin/brands'))
  expect(saved).toMatchObject([{ name: 'Nordvind', languages: ['en', 'sv'], ifVersion: 2 }])
})

test('colours that cannot be read together are warned of', async () => {
  open('/admin/brands/4')
  const accent = await screen.findByLabelText('Accent')
  expect(screen.getByText(/The text is easy to read/)).toBeInTheDocument()
  fireEvent.change(accent, { target: { value: '#eeeeee' } })
  expect(await screen.findByText(/The text is hard to read on this accent: contrast 1.1 : 1/)).toBeInTheDocument()
})

test('the default mailbox is kept as soon as it is chosen', async () => {
  const { user } = open('/admin/brands/4')
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Default mailbox' }), '20')
  await waitFor(() => expect(saved).toEqual([{ mailboxId: '20', ifVersion: 0 }]))
})

test('a logo is given to the brand as it is seen', async () => {
  const versions: unknown[] = []
  server.use(
    http.post('*/api/brands/4/logo', ({ request }) => {
      versions.push(new URL(request.url).searchParams.get('ifVersion'))
      return HttpResponse.json({ ...north, logo: '/api/brands/4/logo', version: 3 })
    }),
  )
  const { user } = open('/admin/brands/4')
  await user.upload(
    await screen.findByLabelText('Logo', { selector: 'input' }),
    new File(['x'], 'logo.png', { type: 'image/png' }),
  )
  await waitFor(() => expect(versions).toEqual(['2']))
})

test('the last brand cannot be removed, another can, by name', async () => {
  server.use(http.get('*/api/brands', () => HttpResponse.json({ items: [north], next: null })))
  open('/admin/brands/4')
  expect(await screen.findByRole('button', { name: 'Remove' })).toBeDisabled()
  expect(screen.getByText('The last brand cannot be removed.')).toBeInTheDocument()
})

function Chosen() {
  return <p>About {useBrand()?.name}</p>
}

async function showSelector() {
  await loadAdminTexts()
  const user = userEvent.setup()
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <BrandSelector />
        <Chosen />
      </QueryClientProvider>
    </MantineProvider>,
  )
  return user
}

test('the selector stands where there are several, and what is chosen holds for all pages', async () => {
  const user = await showSelector()
  const selector = await screen.findByRole('combobox', { name: 'Brand' })
  expect(within(selector).getAllByRole('option')).toHaveLength(2)
  expect(screen.getByText('About Nordvind')).toBeInTheDocument()
  await user.selectOptions(selector, 'Sydvind')
  expect(await screen.findByText('About Sydvind')).toBeInTheDocument()
  expect(localStorage.getItem('svara.admin.brand')).toBe('5')
})

test('there is no selector where there is one brand', async () => {
  server.use(http.get('*/api/brands', () => HttpResponse.json({ items: [south], next: null })))
  await showSelector()
  expect(await screen.findByText('About Sydvind')).toBeInTheDocument()
  expect(screen.queryByRole('combobox')).not.toBeInTheDocument()
})
