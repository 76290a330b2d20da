import { Empty } from '@svara/ui'
import { Link } from '@tanstack/react-router'
import { useTranslation } from '../i18n'

export function NotFound() {
  const { t } = useTranslation()
  return (
    <main style={{ height: '100dvh' }}>
      <Empty heading="h1" title={t('not-found')}>
        <p>{t('not-found-hint')}</p>
        <Link to="/">{t('to-home')}</Link>
      </Empty>
    </main>
  )
}
