import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { theme, TimeLanguage, Tips, tokenVariables, lazyPart } from '@svara/ui'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { localeOf, useTranslation } from '../i18n'
import { createQueries } from './queries'
import { createDeskRouter } from './router'

const Notifications = lazyPart(() => import('@mantine/notifications').then((file) => ({ default: file.Notifications })))

const colourScheme = localStorageColorSchemeManager({ key: 'svara.theme' })

/** The server writes a nonce into each page; styles that are made in the browser need it. */
const nonce = () => document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? ''

// the sheet that keeps the page still under a drawer is made by a package that looks here
Object.assign(globalThis, { __webpack_nonce__: nonce() })

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
          <Suspense>
            <Notifications position="bottom-left" limit={4} />
          </Suspense>
          <RouterProvider router={router} />
          <Tips />
        </QueryClientProvider>
      </TimeLanguage>
    </MantineProvider>
  )
}
