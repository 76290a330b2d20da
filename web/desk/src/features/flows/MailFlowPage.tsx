import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n'
import { FlowPage } from './FlowPage'

/** What happens to mail that comes in. */
export function MailFlowPage() {
  const { t } = useTranslation('flows')
  const { revision, path } = useSearch({ from: '/desk/admin/mail-flow' })
  const navigate = useNavigate()
  const way = useMemo(() => path?.split(',').filter(Boolean) ?? [], [path])
  return (
    <FlowPage
      kind="mail"
      title={t('mail-flow')}
      revision={revision === undefined ? undefined : Number(revision)}
      path={way}
      onRevision={(shown) =>
        void navigate({ to: '/admin/mail-flow', search: shown === undefined ? {} : { revision: String(shown) } })
      }
    />
  )
}
