import { Button } from '@mantine/core'
import type { ManagedLabel } from '@svara/api'
import { Empty, LabelChip, Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Plus, Tag } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n'
import { wordFor } from '../../../i18n/words'
import { Findable } from '../page/Findable'
import { ListPage } from '../page/ListPage'
import { NotLoaded } from '../page/NotLoaded'
import { managedLabelsQuery } from './api/labels'
import LabelDialog from './LabelDialog'
import styles from './LabelsPage.module.css'
import RemoveLabelDialog from './RemoveLabelDialog'

/** All labels: where each is used and by whom, and what can be done with it. */
export function LabelsPage() {
  const { t } = useTranslation('labels')
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
      <Labels />
      {isAdding && <LabelDialog onClose={() => setIsAdding(false)} />}
    </ListPage>
  )
}

function Labels() {
  const { t } = useTranslation('labels')
  const { data, error, refetch } = useQuery(managedLabelsQuery)
  const [edited, setEdited] = useState<ManagedLabel>()
  const [removed, setRemoved] = useState<ManagedLabel>()
  if (error && !data) return <NotLoaded error={error} retry={refetch} />
  if (!data) return <Skeleton width="100%" height={160} />
  if (data.length === 0)
    return (
      <Empty icon={<Tag size={24} />} title={t('none')}>
        <p>{t('none-hint')}</p>
      </Empty>
    )
  return (
    <>
      <Findable items={data} words={({ groups }) => groups.map(({ name }) => name).join(' ')}>
        {(found) => (
          <ul className={styles.rows} aria-label={t('title')}>
            {found.map((label) => (
              <Row key={label.id} label={label} onEdit={() => setEdited(label)} onRemove={() => setRemoved(label)} />
            ))}
          </ul>
        )}
      </Findable>
      {edited && <LabelDialog key={edited.id} label={edited} onClose={() => setEdited(undefined)} />}
      {removed && <RemoveLabelDialog label={removed} onClose={() => setRemoved(undefined)} />}
    </>
  )
}

interface RowProps {
  label: ManagedLabel
  onEdit: () => void
  onRemove: () => void
}

function Row({ label: { name, colour, services, groups }, onEdit, onRemove }: RowProps) {
  const { t } = useTranslation('labels')
  const living = groups.filter(({ removed }) => !removed).map((group) => group.name)
  const isNobodys = groups.length > 0 && living.length === 0
  return (
    <li className={styles.row}>
      <span className={styles.name}>
        <LabelChip name={name} colour={colour} large />
      </span>
      <span>{services.map((service) => wordFor('labels:service.', service)).join(', ')}</span>
      <span className={isNobodys ? styles.nobody : undefined}>
        {isNobodys ? t('nobody') : living.join(', ') || t('everybody')}
      </span>
      <span className={styles.acts}>
        <Button variant="default" size="compact-sm" aria-label={t('edit-named', { name })} onClick={onEdit}>
          {t('edit')}
        </Button>
        <Button variant="default" size="compact-sm" aria-label={t('remove-named', { name })} onClick={onRemove}>
          {t('remove')}
        </Button>
      </span>
    </li>
  )
}
