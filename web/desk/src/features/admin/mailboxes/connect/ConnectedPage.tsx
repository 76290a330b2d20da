import { Refusal } from '@svara/api'
import { Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Navigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../../../i18n'
import { wordFor } from '../../../../i18n/words'
import { reason } from '../../../../toast'
import { ItemPage } from '../../page/ItemPage'
import { finishConnectQuery } from '../api/finish-connect'

/** Where a provider sends the browser back to. What it has put into the address is used, and taken out of it. */
export function ConnectedPage() {
  const { t } = useTranslation('mailboxes')
  const search = useSearch({ from: '/desk/admin/mailboxes/connected' })
  const [brought] = useState(search)
  const { data, error } = useQuery(finishConnectQuery(brought))
  if (data)
    return (
      <Navigate to="/admin/mailboxes/$mailbox/$tab" params={{ mailbox: data.mailboxId, tab: data.direction }} replace />
    )
  return (
    <ItemPage list="/admin/mailboxes" back={t('back')}>
      <h1>{error ? t('connected.failed') : t('connected.title')}</h1>
      <div role="status">{!error && <p>{t('connected.waits')}</p>}</div>
      <div role="alert">{error && <p>{words(error)}</p>}</div>
      {!error && <Skeleton width="100%" height={80} />}
    </ItemPage>
  )
}

/** The desk's own words where it has some; the server's sentence names the accounts, where two are mixed up. */
function words(error: Error) {
  if (!(error instanceof Refusal)) return reason(error)
  const key = `mailboxes:connected.problem.${error.code}`
  const own = wordFor('mailboxes:connected.problem.', error.code)
  return own === key || own === error.code ? (error.problem.detail ?? reason(error)) : own
}
