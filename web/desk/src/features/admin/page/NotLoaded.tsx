import { Button } from '@mantine/core'
import { Empty } from '@svara/ui'
import { useTranslation } from '../../../i18n'
import { reason } from '../../../toast'

/** In the place of what could not be read: why, and another try. */
export function NotLoaded({ error, retry, heading }: { error: Error; retry: () => unknown; heading?: 'h1' }) {
  const { t } = useTranslation()
  return (
    <Empty title={t('could-not-load')} heading={heading}>
      <p role="alert">{reason(error)}</p>
      <Button variant="default" onClick={() => void retry()}>
        {t('try-again')}
      </Button>
    </Empty>
  )
}
