import { MantineProvider, Menu } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { theme } from '@svara/ui'
import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ComponentType } from 'react'
import { expect, test, vi } from 'vitest'
import { MenuOnDemand } from '../index'

interface About {
  word: string
}

type Items = { default: ComponentType<About> }

const items: Items = {
  default: ({ word }) => (
    <>
      <Menu.Item>{word}</Menu.Item>
      <Menu.Item>Other</Menu.Item>
    </>
  ),
}

function show(load: () => Promise<Items>) {
  render(
    <MantineProvider theme={theme} env="test">
      <Notifications />
      <MenuOnDemand load={load} about={{ word: 'Something' }} position="bottom-end" width={230}>
        {(button) => (
          <button type="button" {...button}>
            Open
          </button>
        )}
      </MenuOnDemand>
      <button type="button">Elsewhere</button>
    </MantineProvider>,
  )
  return { user: userEvent.setup(), button: screen.getByRole('button', { name: 'Open' }) }
}

/** Comes when the test says so. */
function lateItems() {
  let come = () => {}
  const coming = new Promise<Items>((resolve) => (come = () => resolve(items)))
  return { load: () => coming, come: () => act(async () => come()) }
}

const menu = () => screen.findByRole('menu', { name: 'Open' })

test.each(['{Enter}', ' ', '{ArrowDown}'])(
  'opens by %j, the first time too; Escape leads back to the button',
  async (key) => {
    const { user, button } = show(async () => items)
    expect(button).toHaveAttribute('aria-haspopup', 'menu')
    await user.tab()
    for (const time of ['first', 'second']) {
      expect(button, time).toHaveFocus()
      await user.keyboard(key)

      const opened = await menu()
      await waitFor(() => expect(opened).toContainElement(document.activeElement as HTMLElement))
      expect(button).toHaveAttribute('aria-expanded', 'true')
      expect(button).toHaveAttribute('aria-controls', opened.id)
      expect(screen.getByRole('menuitem', { name: 'Something' })).toBeInTheDocument()

      await user.keyboard('{Escape}')
      await waitFor(() => expect(screen.queryByRole('menu')).toBeNull())
      await waitFor(() => expect(button).toHaveFocus())
      expect(button).toHaveAttribute('aria-expanded', 'false')
    }
  },
)

test('the focus goes back to the button when something was chosen', async () => {
  const { user, button } = show(async () => items)
  await user.click(button)
  await user.click(await screen.findByRole('menuitem', { name: 'Other' }))

  await waitFor(() => expect(button).toHaveFocus())
  expect(screen.queryByRole('menu')).toBeNull()
})

test('a second click closes it', async () => {
  const { user, button } = show(async () => items)
  await user.click(button)
  await menu()
  await user.click(button)

  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull())
})

test('what comes late is opened when it comes, and takes the focus', async () => {
  const { load, come } = lateItems()
  const { user, button } = show(load)
  await user.click(button)
  expect(button).toHaveAttribute('aria-expanded', 'false')
  await come()

  const opened = await menu()
  await waitFor(() => expect(opened).toContainElement(document.activeElement as HTMLElement))
  await user.keyboard('{Escape}')
  await waitFor(() => expect(button).toHaveFocus())
})

test.each<[string, (user: ReturnType<typeof userEvent.setup>) => Promise<void>]>([
  ['went elsewhere', (user) => user.tab()],
  ['pressed Escape', (user) => user.keyboard('{Escape}')],
  ['clicked again', (user) => user.click(screen.getByRole('button', { name: 'Open' }))],
])('what comes late stays closed for one who %s', async (_, turnAway) => {
  const { load, come } = lateItems()
  const { user, button } = show(load)
  await user.click(button)
  await turnAway(user)
  await come()
  await act(() => vi.dynamicImportSettled())

  expect(screen.queryByRole('menu')).toBeNull()
  await user.click(button)
  expect(await menu()).toBeInTheDocument()
})

test('what could not be loaded is said, and the next click tries again', async () => {
  const load = vi.fn(async () => items)
  const { user, button } = show(load)
  load.mockRejectedValue(new TypeError('Failed to fetch'))
  await user.click(button)

  expect(await screen.findByRole('alert')).toHaveTextContent(/could not be loaded.*Check the connection and try again/)
  expect(button).toHaveFocus()
  expect(button).toHaveAttribute('aria-expanded', 'false')

  load.mockResolvedValue(items)
  await user.click(button)
  expect(await menu()).toBeInTheDocument()
})

test.each<[string, (user: ReturnType<typeof userEvent.setup>) => Promise<void>]>([
  ['the pointer comes near', (user) => user.hover(screen.getByRole('button', { name: 'Open' }))],
  ['the focus comes near', (user) => user.tab()],
])('is fetched when %s', async (_, comeNear) => {
  const load = vi.fn(async () => items)
  const { user } = show(load)
  expect(load).not.toHaveBeenCalled()
  await comeNear(user)

  expect(load).toHaveBeenCalled()
  expect(screen.queryByRole('menu')).toBeNull()
})

test('is fetched in a quiet moment', () => {
  vi.useFakeTimers()
  try {
    const load = vi.fn(async () => items)
    show(load)
    expect(load).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1_000)
    expect(load).toHaveBeenCalled()
  } finally {
    vi.useRealTimers()
  }
})
