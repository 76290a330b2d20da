import { Button } from '@mantine/core'
import { Empty } from '@svara/ui'
import { useTranslation } from '../../i18n'

/** A file of the desk did not come: there is no connection, or the server was updated. */
export function NotLoaded({ heading, onRetry }: { heading?: 'h1'; onRetry: () => void }) {
  const { t } = useTranslation()
  return (
    <Empty title={t('could-not-load')} {...(heading ? { heading } : {})}>
      <p role="alert">{t('refused.offline')}</p>
      <Button variant="default" onClick={onRetry}>
        {t('try-again')}
      </Button>
    </Empty>
  )
}
