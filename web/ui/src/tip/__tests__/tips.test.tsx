import { MantineProvider } from '@mantine/core'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { IconButton } from '../../button/IconButton'
import { tip } from '../tip'
import { Tips } from '../Tips'

function show() {
  render(
    <MantineProvider env="test">
      <IconButton label="Search" keys="mod+k">
        <i />
      </IconButton>
      <a href="/tickets" {...tip({ label: 'Tickets', keys: 'g t', news: '3 unsolved of yours', side: 'right' })}>
        <i />
      </a>
      <Tips />
    </MantineProvider>,
  )
  return userEvent.setup()
}

test('says what a button does and by which keys, and nobody hears it twice', async () => {
  const user = show()
  const button = screen.getByRole('button', { name: 'Search' })
  await user.hover(button)

  const shown = await screen.findByRole('tooltip')
  expect(shown).toHaveTextContent('SearchCtrl+K')
  expect(button).not.toHaveAttribute('aria-describedby')

  await user.unhover(button)
  await waitFor(() => expect(screen.queryByRole('tooltip')).toBeNull())
})

test('says one at a time, by Tab too, until Escape', async () => {
  const user = show()
  await user.tab()
  expect(await screen.findByRole('tooltip')).toHaveTextContent('Search')
  await user.tab()
  await waitFor(() => expect(screen.getByRole('tooltip')).toHaveTextContent('TicketsGT3 unsolved of yours'))
  expect(screen.getByRole('link')).toHaveAccessibleName('Tickets, 3 unsolved of yours')

  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('tooltip')).toBeNull())
})
