import '@svara/ui/tokens.css'
import '@svara/ui/base.css'
import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import { createRoot } from 'react-dom/client'
import './app/install'
import { Providers } from './app/Providers'
import { keepOffline } from './app/version'
import { preferredLanguage, startLanguage } from './i18n'

await startLanguage(preferredLanguage())
createRoot(document.getElementById('root')!).render(<Providers />)
void keepOffline()
