import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { localeOf, useTranslation } from '../../../../i18n'
import { onLive, useLive } from '../../../../live'
import { useSession } from '../../../session'
import { presenceQuery, type Present } from '../../api/presence'
import { AgentAvatar } from '../../properties/AgentAvatar'
import { useNames } from '../../properties/names'
import styles from './PresenceLine.module.css'
import { stayAt } from './stay-at'

/** Who else is at this ticket. It takes no room while nobody is. */
export function PresenceLine({ ticketId }: { ticketId: string }) {
  const { t, i18n } = useTranslation('conversation')
  const names = useNames()
  const others = useOthers(ticketId)
  const writing = others.filter((one) => one.state === 'typing')
  const noting = others.filter((one) => one.state === 'typing-note')
  const viewing = others.filter((one) => one.state === 'viewing')
  const list = (some: Present[]) =>
    new Intl.ListFormat(localeOf(i18n.language), { type: 'conjunction' }).format(
      some.map((one) => names.agent(one.agentId)),
    )
  const busy = [...writing, ...noting]
  return (
    <div role="status" className={styles.place}>
      {others.length > 0 && (
        <div className={styles.line}>
          {busy[0] && <AgentAvatar id={busy[0].agentId} size={20} />}
          {writing.length > 0 && <b>{t('writes-reply', { count: writing.length, names: list(writing) })}</b>}
          {noting.length > 0 && <b>{t('writes-note', { count: noting.length, names: list(noting) })}</b>}
          {busy.length > 0 && (
            <span className={styles.dots} aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
          )}
          {viewing.length > 0 && (
            <span className={styles.viewing}>{t('views', { count: viewing.length, names: list(viewing) })}</span>
          )}
        </div>
      )}
    </div>
  )
}

function useOthers(ticketId: string) {
  const queries = useQueryClient()
  const { agent } = useSession()
  const live = useLive()
  const { data = [] } = useQuery(presenceQuery(ticketId))
  useEffect(() => stayAt(ticketId), [ticketId])
  useEffect(
    () =>
      onLive<{ ticketId: string; agents: Present[] }>('presence', (event) => {
        if (event.ticketId !== ticketId) return
        const { queryKey } = presenceQuery(ticketId)
        // an answer that is still on its way is older
        void queries.cancelQueries({ queryKey })
        queries.setQueryData(queryKey, event.agents)
      }),
    [queries, ticketId],
  )
  // what one no longer hears of is not claimed
  return live === 'lost' ? [] : data.filter((one) => one.agentId !== agent.id)
}
