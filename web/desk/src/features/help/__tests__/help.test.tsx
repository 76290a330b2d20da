import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { changeLanguage } from '../../../i18n'
import { open } from '../../../testing/open'
import { anna, server } from '../../../testing/server'

function may(...permissions: string[]) {
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', ...permissions] } }),
    ),
  )
}

beforeEach(() => {
  may('delete-tickets')
  server.use(http.get('*/api/blocked-senders', () => HttpResponse.json({ items: [], next: null })))
})

test('the Support Center lists all pages, and one is read with what is before and after it', async () => {
  const { user, router } = open('/help')

  const overview = await screen.findByRole('region', { name: 'Getting started' })
  await user.click(within(overview).getByRole('link', { name: /^The desk at a glance/ }))

  const title = await screen.findByRole('heading', { level: 1, name: 'The desk at a glance' })
  await waitFor(() => expect(title).toHaveFocus())
  expect(document.title).toBe('The desk at a glance · Svara')
  await user.click(
    within(screen.getByRole('navigation', { name: 'Previous and next page' })).getByText('Your settings'),
  )
  await screen.findByRole('heading', { level: 1, name: 'Your settings' })
  expect(router.state.location.pathname).toBe('/help/profile')
  await user.click(within(screen.getByRole('navigation', { name: 'On this page' })).getByText('Password'))
  await waitFor(() => expect(screen.getByRole('heading', { name: 'Password' })).toHaveFocus())
})

test('by keyboard: to the search, to what is found, to its place in the page', async () => {
  const { user, router } = open('/help')
  await screen.findByRole('heading', { level: 1, name: 'Support Center' })

  await user.keyboard('/renaming labels')
  expect(await screen.findByText(/pages? found/)).toBeInTheDocument()
  await waitFor(() => expect(router.state.location.search).toEqual({ q: 'renaming labels' }))
  expect(screen.getAllByText('renaming', { selector: 'mark' })).not.toHaveLength(0)
  await user.keyboard('{Enter}')

  await waitFor(() => expect(router.state.location.pathname).toBe('/help/labels'))
  expect(router.state.location.search).toEqual({})
  await waitFor(() => expect(document.activeElement).toHaveTextContent('Why there is no renaming'))
})

test('what is not found says so, and Escape gives all pages back', async () => {
  const { user } = open('/help?q=zzzzqqq')

  expect(await screen.findByText('Nothing found for “zzzzqqq”')).toBeInTheDocument()
  await user.click(screen.getByRole('textbox', { name: 'Search the help' }))
  await user.keyboard('{Escape}')
  expect(await screen.findByRole('heading', { level: 1, name: 'Support Center' })).toBeInTheDocument()
})

test('a link to a page of the desk is one for those only who may open it', async () => {
  open('/help/blocked-senders')
  expect(await screen.findByRole('link', { name: 'Admin > Blocked senders' })).toHaveAttribute(
    'href',
    '/admin/blocked-senders',
  )
})

test('for others it is words', async () => {
  may()
  open('/help/blocked-senders')
  expect(await screen.findByText('Admin > Blocked senders')).toBeInTheDocument()
  expect(screen.queryByRole('link', { name: 'Admin > Blocked senders' })).not.toBeInTheDocument()
})

test('a page that is not there leads back to all', async () => {
  open('/help/nothing')
  expect(await screen.findByRole('heading', { name: 'There is no such help page' })).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'All pages' })).toHaveAttribute('href', '/help')
})

test('the pages follow the language', async () => {
  open('/help/outbox')
  await screen.findByRole('heading', { level: 1, name: 'The Outbox and delivery' })
  await changeLanguage('no')
  expect(await screen.findByRole('heading', { level: 1, name: 'Utboksen og levering' })).toBeInTheDocument()
  await changeLanguage('en')
})

test('Help at a page of Admin opens what it is about beside it, and gives the focus back', async () => {
  const { user, router } = open('/admin/blocked-senders')

  const button = await screen.findByRole('button', { name: 'Help' })
  await user.click(button)
  const drawer = await screen.findByRole('dialog', { name: 'Blocked senders' })
  expect(
    await within(drawer).findByText('Addresses and domains whose mail goes straight into the Trash.'),
  ).toBeVisible()
  expect(within(drawer).getByRole('link', { name: 'Open in the Support Center' })).toHaveAttribute(
    'href',
    '/help/blocked-senders',
  )

  await user.click(within(drawer).getByRole('link', { name: 'Recipients History' }))
  expect(await screen.findByRole('dialog', { name: 'Recipients History' })).toBeInTheDocument()
  await user.click(within(drawer).getByRole('button', { name: 'Back to Blocked senders' }))
  await user.type(within(drawer).getByRole('textbox', { name: 'Search the help' }), 'sending dns{Enter}')
  expect(await screen.findByRole('dialog', { name: 'Sending and DNS' })).toBeInTheDocument()
  expect(router.state.location.pathname).toBe('/admin/blocked-senders')

  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(button).toHaveFocus()
})
