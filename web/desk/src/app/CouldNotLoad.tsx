import { Button } from '@mantine/core'
import { Empty } from '@svara/ui'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { useTranslation } from '../i18n'
import { reason } from '../toast'

export function CouldNotLoad({ error, reset }: Pick<ErrorComponentProps, 'error' | 'reset'>) {
  const { t } = useTranslation()
  const router = useRouter()
  const failed = useQueryErrorResetBoundary()
  return (
    <main style={{ height: '100dvh' }}>
      <Empty heading="h1" title={t('could-not-load')}>
        <p role="alert">{reason(error)}</p>
        <Button
          variant="default"
          onClick={() => {
            failed.reset()
            reset()
            void router.invalidate()
          }}
        >
          {t('try-again')}
        </Button>
      </Empty>
    </main>
  )
}
