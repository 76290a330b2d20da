import { Button } from '@mantine/core'
import { Empty, Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { KeyRound, Plus } from 'lucide-react'
import { useTranslation } from '../../../i18n'
import { Findable } from '../page/Findable'
import { ListPage, Rows } from '../page/ListPage'
import { NotLoaded } from '../page/NotLoaded'
import { rolesQuery } from './api/roles'
import styles from './RolesPage.module.css'

/** All roles: how much each gives to how many, and the way to each. */
export function RolesPage() {
  const { t } = useTranslation('access')
  const navigate = useNavigate()
  return (
    <ListPage
      title={t('title')}
      hint={t('hint')}
      action={
        <Button
          leftSection={<Plus size={16} />}
          onClick={() => void navigate({ to: '/admin/roles/$role', params: { role: 'new' } })}
        >
          {t('new')}
        </Button>
      }
    >
      <Roles />
    </ListPage>
  )
}

function Roles() {
  const { t } = useTranslation('access')
  const { data, error, refetch } = useQuery(rolesQuery)
  if (error && !data) return <NotLoaded error={error} retry={refetch} />
  if (!data) return <Skeleton width="100%" height={160} />
  if (data.length === 0)
    return (
      <Empty icon={<KeyRound size={24} />} title={t('none')}>
        <p>{t('none-hint')}</p>
      </Empty>
    )
  return (
    <Findable items={data}>
      {(found) => (
        <Rows label={t('title')}>
          {found.map(({ id, name, permissions, agents }) => (
            <li key={id}>
              <Link to="/admin/roles/$role" params={{ role: id }} className={styles.row}>
                <span dir="auto">{name}</span>
                <span>{t('permissions', { count: permissions.length })}</span>
                <span>{t('agents', { count: agents })}</span>
              </Link>
            </li>
          ))}
        </Rows>
      )}
    </Findable>
  )
}
