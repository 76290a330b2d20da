import type { AdminAgent, AdminAgents } from '@svara/api'
import { Empty, IconButton, Skeleton } from '@svara/ui'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { Suspense } from 'react'
import { useTranslation } from '../../../i18n'
import { Sheet } from './Sheet'
import styles from './Sheet.module.css'
import { tabOf, TABS, type Tab } from './tabs'

interface Props {
  list: AdminAgents
  /** The list as it is looked at. */
  rows: AdminAgent[]
  id: string
}

/** One agent, in tabs that each have an address. */
export default function AgentSheet({ list, rows, id }: Props) {
  const { t } = useTranslation('agents')
  const { tab: word } = useParams({ strict: false })
  const agent = list.items.find((one) => one.id === id)
  const tab = tabOf(word)
  const Chosen = TABS[tab]
  if (!agent)
    return (
      <Sheet title={t('gone')}>
        <Empty title={t('gone')}>
          <p>{t('gone-hint')}</p>
        </Empty>
      </Sheet>
    )
  return (
    <Sheet
      title={agent.name}
      steps={<Steps rows={rows} id={id} tab={tab} />}
      head={
        <nav aria-label={t('tabs', { name: agent.name })} className={styles.tabs}>
          {(Object.keys(TABS) as Tab[]).map((one) => (
            <Link
              key={one}
              to="/admin/agents/$agent/$tab"
              params={{ agent: id, tab: one }}
              aria-current={one === tab ? 'page' : undefined}
            >
              {t(`tab.${one}`)}
            </Link>
          ))}
        </nav>
      }
    >
      <Suspense fallback={<Skeleton width="100%" height={320} />}>
        <Chosen key={id} agentId={id} />
      </Suspense>
    </Sheet>
  )
}

/** To the agents before and after this one, in the same tab. */
function Steps({ rows, id, tab }: { rows: AdminAgent[]; id: string; tab: Tab }) {
  const { t } = useTranslation('agents')
  const navigate = useNavigate()
  const place = rows.findIndex((one) => one.id === id)
  const before = place > 0 ? rows[place - 1] : undefined
  const after = place < 0 ? undefined : rows[place + 1]

  function show(agent: AdminAgent | undefined) {
    if (agent) void navigate({ to: '/admin/agents/$agent/$tab', params: { agent: agent.id, tab } })
  }

  return (
    <>
      <IconButton label={t('previous')} disabled={!before} onClick={() => show(before)}>
        <ArrowUp size={16} />
      </IconButton>
      <IconButton label={t('next')} disabled={!after} onClick={() => show(after)}>
        <ArrowDown size={16} />
      </IconButton>
    </>
  )
}
