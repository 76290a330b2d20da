import { Button } from '@mantine/core'
import type { Group } from '@svara/api'
import { Empty, Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Plus, UsersRound } from 'lucide-react'
import { useTranslation } from '../../../i18n'
import { wordFor } from '../../../i18n/words'
import { Findable } from '../page/Findable'
import { ListPage, Rows } from '../page/ListPage'
import { NotLoaded } from '../page/NotLoaded'
import { groupsQuery } from './api/groups'
import { givenBy } from './uses'
import styles from './GroupsPage.module.css'

/** All groups: who is in each and what it gives, and the way to each. */
export function GroupsPage() {
  const { t } = useTranslation('groups')
  const navigate = useNavigate()
  return (
    <ListPage
      title={t('title')}
      hint={t('hint')}
      action={
        <Button
          leftSection={<Plus size={16} />}
          onClick={() => void navigate({ to: '/admin/groups/$group', params: { group: 'new' } })}
        >
          {t('new')}
        </Button>
      }
    >
      <Groups />
    </ListPage>
  )
}

function Groups() {
  const { t } = useTranslation('groups')
  const { data, error, refetch } = useQuery(groupsQuery)
  if (error && !data) return <NotLoaded error={error} retry={refetch} />
  if (!data) return <Skeleton width="100%" height={160} />
  if (data.length === 0)
    return (
      <Empty icon={<UsersRound size={24} />} title={t('none')}>
        <p>{t('none-hint')}</p>
      </Empty>
    )
  return (
    <Findable
      items={data}
      words={({ members, gives }) => [...members, ...givenBy(gives)].map(({ name }) => name).join(' ')}
    >
      {(found) => (
        <Rows label={t('title')}>
          {found.map((group) => (
            <Row key={group.id} group={group} />
          ))}
        </Rows>
      )}
    </Findable>
  )
}

const NAMED = 3

function Row({ group: { id, name, members, gives } }: { group: Group }) {
  const { t } = useTranslation('groups')
  const given = givenBy(gives)
  const named = given.slice(0, NAMED).map((use) => wordFor('groups:use.', use.kind, { name: use.name }))
  const more = given.length > NAMED ? ` +${given.length - NAMED}` : ''
  return (
    <li>
      <Link to="/admin/groups/$group" params={{ group: id }} className={styles.row}>
        <span dir="auto">{name}</span>
        <span>{given.length === 0 ? t('gives-nothing') : named.join(', ') + more}</span>
        <span className={styles.members} title={members.map((member) => member.name).join(', ')}>
          {t('members', { count: members.length })}
        </span>
      </Link>
    </li>
  )
}
