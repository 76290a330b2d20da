import { Button } from '@mantine/core'
import type { TicketType } from '@svara/api'
import { Empty, Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { ListTree, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n'
import { typesQuery } from '../../tickets'
import { ListPage } from '../page/ListPage'
import { NotLoaded } from '../page/NotLoaded'
import { Acts, Ordered } from '../page/Ordered'
import { useOrder } from '../page/use-order'
import { orderTypes } from './api/types'
import RemoveTypeDialog from './RemoveTypeDialog'
import TypeDialog from './TypeDialog'
import styles from './TypesPage.module.css'

/** What tickets are about, in the order in which it is offered (TIC-3). */
export function TypesPage() {
  const { t } = useTranslation('types')
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
      <Types />
      {isAdding && <TypeDialog onClose={() => setIsAdding(false)} />}
    </ListPage>
  )
}

function Types() {
  const { t } = useTranslation('types')
  const { data, error, refetch } = useQuery(typesQuery)
  if (error && !data) return <NotLoaded error={error} retry={refetch} />
  if (!data) return <Skeleton width="100%" height={160} />
  if (data.length === 0)
    return (
      <Empty icon={<ListTree size={24} />} title={t('none')}>
        <p>{t('none-hint')}</p>
      </Empty>
    )
  return <List data={data} />
}

function List({ data }: { data: TicketType[] }) {
  const { t } = useTranslation('types')
  const order = useOrder(data, 'types', orderTypes)
  const [edited, setEdited] = useState<TicketType>()
  const [removed, setRemoved] = useState<TicketType>()
  /** As it is by now, where it is still there. */
  const now = (type: TicketType) => data.find(({ id }) => id === type.id) ?? type
  return (
    <>
      <Ordered
        label={t('title')}
        items={order.items}
        nameOf={({ name }) => name}
        refused={order.refused}
        onOrder={order.save}
      >
        {(type) => (
          <>
            <span className={styles.name}>{type.name}</span>
            <Acts>
              <Button
                variant="default"
                size="compact-sm"
                aria-label={t('edit-named', { name: type.name })}
                onClick={() => setEdited(type)}
              >
                {t('edit')}
              </Button>
              <Button
                variant="default"
                size="compact-sm"
                aria-label={t('remove-named', { name: type.name })}
                onClick={() => setRemoved(type)}
              >
                {t('remove')}
              </Button>
            </Acts>
          </>
        )}
      </Ordered>
      {edited && <TypeDialog key={edited.id} type={now(edited)} onClose={() => setEdited(undefined)} />}
      {removed && <RemoveTypeDialog type={now(removed)} onClose={() => setRemoved(undefined)} />}
    </>
  )
}
