import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { theme, TimeLanguage, tokenVariables } from '@svara/ui'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../i18n'
import { createQueries } from './queries'
import { createDeskRouter } from './router'

const colourScheme = localStorageColorSchemeManager({ key: 'svara.theme' })

/** The server writes a nonce into each page; styles that are made in the browser need it. */
const nonce = () => document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? ''

export function Providers() {
  const { i18n } = useTranslation()
  const [queries] = useState(createQueries)
  const [router] = useState(() => createDeskRouter(queries))
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={tokenVariables}
      colorSchemeManager={colourScheme}
      defaultColorScheme="auto"
      getStyleNonce={nonce}
    >
      <TimeLanguage value={localeOf(i18n.language)}>
        <QueryClientProvider client={queries}>
          <Notifications position="bottom-left" limit={4} />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </TimeLanguage>
    </MantineProvider>
  )
}
