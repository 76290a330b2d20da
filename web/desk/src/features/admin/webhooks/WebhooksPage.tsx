import { Button } from '@mantine/core'
import type { Webhook } from '@svara/api'
import { Empty, Skeleton, Time } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Plus, Webhook as WebhookIcon } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslation } from '../../../i18n'
import { Guarded } from '../../session'
import { ListPage, Rows } from '../page/ListPage'
import { NotLoaded } from '../page/NotLoaded'
import { webhooksQuery } from './api/webhooks'
import { NewWebhookDialog } from './NewWebhookDialog'
import styles from './WebhooksPage.module.css'
import { troubleWord } from './words'

/** The other systems that are told of what happens, and whether they take it (ORG-17). */
export function WebhooksPage() {
  const { t } = useTranslation('webhooks')
  const navigate = useNavigate()
  const [isAdding, setIsAdding] = useState(false)
  return (
    <ListPage
      title={t('title')}
      hint={t('hint')}
      action={
        <Button leftSection={<Plus size={16} />} onClick={() => setIsAdding(true)}>
          {t('new')}
        </Button>
      }
    >
      <Webhooks />
      {isAdding && (
        <Suspense>
          <Guarded>
            {(guard) => (
              <NewWebhookDialog
                guard={guard}
                onClose={() => setIsAdding(false)}
                onOpen={(id) => void navigate({ to: '/admin/webhooks/$webhook', params: { webhook: id } })}
              />
            )}
          </Guarded>
        </Suspense>
      )}
    </ListPage>
  )
}

function Webhooks() {
  const { t } = useTranslation('webhooks')
  const { data, error, refetch } = useQuery(webhooksQuery)
  if (error && !data) return <NotLoaded error={error} retry={refetch} />
  if (!data) return <Skeleton width="100%" height={160} />
  if (data.length === 0)
    return (
      <Empty icon={<WebhookIcon size={24} />} title={t('none')}>
        <p>{t('none-hint')}</p>
      </Empty>
    )
  return (
    <Rows label={t('title')}>
      {data.map((webhook) => (
        <Row key={webhook.id} webhook={webhook} />
      ))}
    </Rows>
  )
}

function Row({ webhook: { id, name, url, ...state } }: { webhook: Webhook }) {
  return (
    <li>
      <Link to="/admin/webhooks/$webhook" params={{ webhook: id }} className={styles.row}>
        <span>{name}</span>
        <span className={styles.url}>{url}</span>
        <WebhookState state={state} />
      </Link>
    </li>
  )
}

type State = Pick<Webhook, 'enabled' | 'offBecause' | 'failingSince' | 'trouble' | 'deliveredAt'>

/** Whether it works, in words. */
export function WebhookState({ state: { enabled, offBecause, failingSince, trouble, deliveredAt } }: { state: State }) {
  const { t } = useTranslation('webhooks')
  if (!enabled) return <span className={styles.off}>{t(offBecause === 'gone' ? 'off-gone' : 'off')}</span>
  if (failingSince)
    return (
      <span className={styles.failing}>
        {t('failing-since')} <Time at={failingSince} />
        {trouble && <>: {troubleWord(trouble)}</>}
      </span>
    )
  if (deliveredAt)
    return (
      <span>
        {t('delivered-at')} <Time at={deliveredAt} />
      </span>
    )
  return <span>{t('never-delivered')}</span>
}
