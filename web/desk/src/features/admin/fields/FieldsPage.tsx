import { Button } from '@mantine/core'
import type { TicketField } from '@svara/api'
import { Empty, Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Plus, TextCursorInput } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n'
import { wordFor } from '../../../i18n/words'
import { fieldsQuery, useFieldName } from '../../tickets'
import { ListPage } from '../page/ListPage'
import { NotLoaded } from '../page/NotLoaded'
import { Acts, Ordered } from '../page/Ordered'
import { useOrder } from '../page/use-order'
import { orderFields } from './api/fields'
import FieldDialog from './FieldDialog'
import styles from './Fields.module.css'
import RemoveFieldDialog from './RemoveFieldDialog'

/** What is noted of tickets in fields of the organisation's own, in their order (TIC-3). */
export function FieldsPage() {
  const { t } = useTranslation('fields')
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
      <Fields />
      {isAdding && <FieldDialog onClose={() => setIsAdding(false)} />}
    </ListPage>
  )
}

function Fields() {
  const { t } = useTranslation('fields')
  const { data, error, refetch } = useQuery(fieldsQuery)
  if (error && !data) return <NotLoaded error={error} retry={refetch} />
  if (!data) return <Skeleton width="100%" height={160} />
  if (data.length === 0)
    return (
      <Empty icon={<TextCursorInput size={24} />} title={t('none')}>
        <p>{t('none-hint')}</p>
      </Empty>
    )
  return <List data={data} />
}

function List({ data }: { data: TicketField[] }) {
  const { t } = useTranslation('fields')
  const nameOf = useFieldName()
  const order = useOrder(data, 'fields', orderFields)
  const [edited, setEdited] = useState<TicketField>()
  const [removed, setRemoved] = useState<TicketField>()
  /** As it is by now, where it is still there. */
  const now = (field: TicketField) => data.find(({ id }) => id === field.id) ?? field
  return (
    <>
      <Ordered label={t('title')} items={order.items} nameOf={nameOf} refused={order.refused} onOrder={order.save}>
        {(field) => <Row field={field} onEdit={() => setEdited(field)} onRemove={() => setRemoved(field)} />}
      </Ordered>
      {edited && <FieldDialog key={edited.id} field={now(edited)} onClose={() => setEdited(undefined)} />}
      {removed && <RemoveFieldDialog field={now(removed)} onClose={() => setRemoved(undefined)} />}
    </>
  )
}

function Row({ field, onEdit, onRemove }: { field: TicketField; onEdit: () => void; onRemove: () => void }) {
  const { t } = useTranslation('fields')
  const name = useFieldName()(field)
  const options = field.options.filter(({ removed }) => !removed)
  return (
    <>
      <span className={styles.what}>
        <span className={styles.name}>{name}</span>
        <span className={styles.kind}>
          {wordFor('fields:kind.', field.kind)}
          {options.length > 0 && ` · ${t('options-count', { count: options.length })}`}
          {field.required && ` · ${t('required-short')}`}
        </span>
      </span>
      <Acts>
        <Button variant="default" size="compact-sm" aria-label={t('edit-named', { name })} onClick={onEdit}>
          {t('edit')}
        </Button>
        <Button variant="default" size="compact-sm" aria-label={t('remove-named', { name })} onClick={onRemove}>
          {t('remove')}
        </Button>
      </Acts>
    </>
  )
}
