import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { theme, Tips } from '@svara/ui'
import { QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router'
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createQueries } from '../app/queries'
import { createDeskRouter } from '../app/router'

/** Opens the desk at an address, as a browser would; what the network answers is said at `testing/server`. */
export function open(address: string) {
  const queries = createQueries()
  queries.setDefaultOptions({ queries: { retry: false } })
  const router = createDeskRouter(queries, createMemoryHistory({ initialEntries: [address] }))
  render(
    <MantineProvider
      theme={theme}
      env="test"
      colorSchemeManager={localStorageColorSchemeManager({ key: 'svara.theme' })}
    >
      <QueryClientProvider client={queries}>
        <Notifications />
        <RouterProvider router={router} />
        <Tips />
      </QueryClientProvider>
    </MantineProvider>,
  )
  return { user: userEvent.setup(), router, queries }
}
