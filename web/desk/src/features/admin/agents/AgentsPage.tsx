import { Button, TextInput } from '@mantine/core'
import type { AdminAgents } from '@svara/api'
import { Empty, Skeleton, lazyPart } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslation } from '../../../i18n'
import { useSession } from '../../session'
import { NotLoaded } from '../page/NotLoaded'
import { allAgentsQuery } from './api/agents'
import { AgentTable } from './AgentTable'
import styles from './AgentsPage.module.css'
import { BulkBar } from './BulkBar'
import { Filters } from './Filters'
import { EVERYBODY } from './rows'
import { useList } from './use-list'

const AddSheet = lazyPart(() => import('./AddSheet'))
const AgentSheet = lazyPart(() => import('./AgentSheet'))

/** All agents, and beside them the one that is looked at (ORG-3, ORG-4). */
export function AgentsPage() {
  const { t } = useTranslation('agents')
  const { data, error, refetch } = useQuery(allAgentsQuery)
  const { agent: open } = useParams({ strict: false })
  const view = useList(data)
  return (
    <div className={styles.page} data-open={open || undefined}>
      <main className={styles.main}>
        <header className={styles.head}>
          <h1>{t('title')}</h1>
          {data?.seats && <span className={styles.seats}>{t('seats', { ...data.seats })}</span>}
          <Link className={styles.add} to="/admin/agents/invitations">
            {t('invitations')}
          </Link>
          <Button
            renderRoot={(props) => <Link {...props} to="/admin/agents/$agent" params={{ agent: 'new' }} />}
            leftSection={<Plus size={15} />}
          >
            {t('add')}
          </Button>
        </header>
        {error && !data && <NotLoaded error={error} retry={refetch} />}
        {!error && !data && <Skeleton width="100%" height={320} />}
        {data && <List list={data} view={view} open={open} />}
      </main>
      {data && open && (
        <Suspense fallback={<aside className={styles.sheet} />}>
          {open === 'new' ? <AddSheet list={data} /> : <AgentSheet key={open} list={data} rows={view.rows} id={open} />}
        </Suspense>
      )}
    </div>
  )
}

interface Props {
  list: AdminAgents
  view: ReturnType<typeof useList>
  open: string | undefined
}

function List({ list, view, open }: Props) {
  const { t } = useTranslation('agents')
  const { agent: me } = useSession()
  const { rows, typed, setTyped, looked, filter, setFilter, order, setOrder } = view
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const mayAct = me.permissions.includes('edit-agents') || me.permissions.includes('remove-agents')
  const chosenHere = rows.filter(({ id }) => chosen.has(id))
  return (
    <>
      <div className={styles.bar}>
        <TextInput
          type="search"
          className={styles.search}
          aria-label={t('search')}
          placeholder={t('search-hint')}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
        />
        <Filters list={list} filter={filter} onChange={setFilter} />
        {chosenHere.length > 0 && <BulkBar agents={chosenHere} list={list} onDone={() => setChosen(new Set())} />}
      </div>
      {rows.length === 0 ? (
        <Empty title={looked === '' ? t('nobody-left') : t('no-match', { looked })}>
          {filter !== EVERYBODY && (
            <Button variant="default" onClick={() => setFilter(EVERYBODY)}>
              {t('clear-filters')}
            </Button>
          )}
        </Empty>
      ) : (
        <AgentTable
          agents={rows}
          groups={list.groups}
          levels={list.licenceLevels}
          order={order}
          onOrder={setOrder}
          open={open}
          chosen={mayAct ? chosen : undefined}
          onChoose={setChosen}
        />
      )}
    </>
  )
}
