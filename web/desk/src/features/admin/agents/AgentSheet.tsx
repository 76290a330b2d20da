import type { AdminAgents } from '@svara/api'
import { Empty, Skeleton } from '@svara/ui'
import { Link, useParams } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useTranslation } from '../../../i18n'
import { Sheet } from './Sheet'
import styles from './Sheet.module.css'
import { tabOf, TABS, type Tab } from './tabs'

/** One agent, in tabs that each have an address. */
export default function AgentSheet({ list, id }: { list: AdminAgents; id: string }) {
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
