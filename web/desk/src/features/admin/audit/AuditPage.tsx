import { Button, NativeSelect, TextInput } from '@mantine/core'
import type { AuditEntry } from '@svara/api'
import { Empty, Skeleton, Time } from '@svara/ui'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n'
import { sessionQuery } from '../../session'
import { agentsQuery } from '../../tickets'
import { ListPage } from '../page/ListPage'
import { NotLoaded } from '../page/NotLoaded'
import { auditQuery, EVERYTHING, exportAddress, type AuditFilter } from './api/audit'
import styles from './AuditPage.module.css'
import { details, sentence } from './words'

const KINDS = ['sign-in', 'people', 'tokens', 'security', 'mailboxes', 'settings', 'exports', 'removals'] as const

/** Who changed what, when and from where. */
export function AuditPage() {
  const { t } = useTranslation('audit')
  const [filter, setFilter] = useState(EVERYTHING)
  const { data: session } = useQuery(sessionQuery)
  const mayExport = session?.agent.permissions.includes('export')
  return (
    <ListPage
      title={t('title')}
      hint={t('hint')}
      action={
        mayExport && (
          <Button
            component="a"
            href={exportAddress(filter)}
            download
            leftSection={<Download size={16} />}
            variant="default"
          >
            {t('export')}
          </Button>
        )
      }
    >
      <Filters filter={filter} onChange={(part) => setFilter((now) => ({ ...now, ...part }))} />
      <Entries filter={filter} onChange={(part) => setFilter((now) => ({ ...now, ...part }))} />
    </ListPage>
  )
}

interface Props {
  filter: AuditFilter
  onChange: (part: Partial<AuditFilter>) => void
}

function Filters({ filter, onChange }: Props) {
  const { t } = useTranslation('audit')
  const { data: agents = [] } = useQuery(agentsQuery)
  return (
    <div role="search" className={styles.filters}>
      <TextInput
        label={t('search')}
        type="search"
        maxLength={100}
        value={filter.q}
        onChange={({ currentTarget }) => onChange({ q: currentTarget.value })}
      />
      <NativeSelect
        label={t('kinds')}
        value={filter.kinds}
        onChange={({ currentTarget }) => onChange({ kinds: currentTarget.value })}
        data={[{ value: '', label: t('all-kinds') }, ...KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))]}
      />
      <NativeSelect
        label={t('actor')}
        value={filter.actor}
        onChange={({ currentTarget }) => onChange({ actor: currentTarget.value })}
        data={[{ value: '', label: t('everybody') }, ...agents.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <TextInput
        label={t('from')}
        type="date"
        value={filter.from}
        onChange={({ currentTarget }) => onChange({ from: currentTarget.value })}
      />
      <TextInput
        label={t('to')}
        type="date"
        value={filter.to}
        onChange={({ currentTarget }) => onChange({ to: currentTarget.value })}
      />
    </div>
  )
}

function Entries({ filter, onChange }: Props) {
  const { t } = useTranslation('audit')
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(auditQuery(filter))
  if (error && !data) return <NotLoaded error={error} retry={refetch} />
  if (!data) return <Skeleton width="100%" height={240} />
  const entries = data.pages.flatMap(({ items }) => items)
  if (entries.length === 0)
    return (
      <Empty title={t('none')}>
        <p>{t('none-hint')}</p>
        <Button variant="default" onClick={() => onChange(EVERYTHING)}>
          {t('clear')}
        </Button>
      </Empty>
    )
  return (
    <>
      <ul className={styles.rows} aria-label={t('title')}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} onChange={onChange} />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  )
}

function Entry({ entry, onChange }: { entry: AuditEntry; onChange: Props['onChange'] }) {
  const { t } = useTranslation('audit')
  const { actor } = entry
  const besides = [...details(entry), entry.cause.startsWith('api-token:') && t('by-token'), entry.address].filter(
    Boolean,
  )
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <p>{sentence(entry)}</p>
        {besides.length > 0 && (
          <p className={styles.meta} title={entry.device ?? undefined}>
            {besides.join(' · ')}
          </p>
        )}
      </div>
      <span className={styles.meta}>
        <Time at={entry.at} />
      </span>
      {actor.id && actor.name ? (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          className={styles.who}
          aria-label={t('only-by', { name: actor.name })}
          title={t('only-by', { name: actor.name })}
          onClick={() => onChange({ ...EVERYTHING, actor: actor.id! })}
        >
          {actor.name}
        </Button>
      ) : (
        <span className={styles.meta}>{t('svara')}</span>
      )}
    </li>
  )
}
