import { Button, Switch } from '@mantine/core'
import type { Status } from '@svara/api'
import { Skeleton, StatusGlyph } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n'
import { statusesQuery, useStatusName } from '../../tickets'
import { ListPage } from '../page/ListPage'
import { NotLoaded } from '../page/NotLoaded'
import { Acts, Ordered } from '../page/Ordered'
import { useOrder } from '../page/use-order'
import { orderStatuses, statusRulesQuery, useChangeStatus } from './api/statuses'
import RemoveStatusDialog from './RemoveStatusDialog'
import { Rules } from './Rules'
import StatusDialog from './StatusDialog'
import styles from './StatusesPage.module.css'
import { meaningOf, refusedWords } from './words'

/** The statuses in the order in which they are offered, and when one comes by itself (TIC-1). */
export function StatusesPage() {
  const { t } = useTranslation('statuses')
  const statuses = useQuery(statusesQuery)
  const rules = useQuery(statusRulesQuery)
  const [isAdding, setIsAdding] = useState(false)
  const living = statuses.data
  const error = rules.error ?? statuses.error
  const isThere = living && rules.data
  return (
    <ListPage
      title={t('title')}
      hint={t('hint')}
      action={
        isThere && (
          <Button leftSection={<Plus size={16} />} onClick={() => setIsAdding(true)}>
            {t('new')}
          </Button>
        )
      }
    >
      {!isThere && error && (
        <NotLoaded error={error} retry={() => Promise.all([statuses.refetch(), rules.refetch()])} />
      )}
      {!isThere && !error && <Skeleton width="100%" height={400} />}
      {isThere && (
        <>
          <Statuses living={living} />
          <Rules rules={rules.data} living={living} />
        </>
      )}
      {living && isAdding && <StatusDialog living={living} onClose={() => setIsAdding(false)} />}
    </ListPage>
  )
}

function Statuses({ living }: { living: Status[] }) {
  const { t } = useTranslation('statuses')
  const nameOf = useStatusName()
  const order = useOrder(living, 'statuses', orderStatuses)
  const [edited, setEdited] = useState<Status>()
  const [removed, setRemoved] = useState<Status>()
  /** As it is by now, where it is still there. */
  const now = (status: Status) => living.find(({ id }) => id === status.id) ?? status
  return (
    <>
      <Ordered label={t('title')} items={order.items} nameOf={nameOf} refused={order.refused} onOrder={order.save}>
        {(status) => <Row status={status} onEdit={() => setEdited(status)} onRemove={() => setRemoved(status)} />}
      </Ordered>
      {edited && (
        <StatusDialog key={edited.id} living={living} status={now(edited)} onClose={() => setEdited(undefined)} />
      )}
      {removed && <RemoveStatusDialog status={now(removed)} onClose={() => setRemoved(undefined)} />}
    </>
  )
}

interface RowProps {
  status: Status
  onEdit: () => void
  onRemove: () => void
}

function Row({ status, onEdit, onRemove }: RowProps) {
  const { t } = useTranslation('statuses')
  const name = useStatusName()(status)
  const { id, kind, system, enabled, version } = status
  const change = useChangeStatus(id)
  return (
    <>
      <span className={styles.what}>
        <span className={styles.name}>
          <StatusGlyph kind={kind} />
          <span>
            {name} <span className={styles.whose}>{system ? t('system') : t('own')}</span>
          </span>
        </span>
        <span className={styles.meaning}>{meaningOf(kind)}</span>
      </span>
      <Acts>
        {system && kind === 'in_hand' && (
          <Switch
            size="xs"
            label={t('used')}
            aria-label={t('used-named', { name })}
            checked={change.isPending ? change.variables.enabled === true : enabled}
            onChange={({ currentTarget }) =>
              !change.isPending && change.mutate({ enabled: currentTarget.checked, ifVersion: version })
            }
          />
        )}
        <Button variant="default" size="compact-sm" aria-label={t('edit-named', { name })} onClick={onEdit}>
          {t('edit')}
        </Button>
        {!system && (
          <Button variant="default" size="compact-sm" aria-label={t('remove-named', { name })} onClick={onRemove}>
            {t('remove')}
          </Button>
        )}
      </Acts>
      <div role="alert" className={styles.refused}>
        {change.error && <p>{refusedWords(change.error)}</p>}
      </div>
    </>
  )
}
