import { Avatar } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../i18n'
import { useSession } from '../../features/session'
import { agentsQuery } from '../../features/tickets'
import { MenuOnDemand } from '../../menu'
import styles from './Rail.module.css'

const loadItems = () => import('./OwnMenuItems')

export function OwnMenu() {
  const { t } = useTranslation()
  const { agent } = useSession()
  const { data: agents } = useQuery(agentsQuery)
  return (
    <MenuOnDemand load={loadItems} about={{ agent }} position="right-end" width={236}>
      {(button) => (
        <button type="button" className={styles.own} {...button}>
          <Avatar name={agent.name} size={32} picture={agents?.find(({ id }) => id === agent.id)?.picture} />
          <span className="visually-hidden">{t('own-menu', { name: agent.name })}</span>
        </button>
      )}
    </MenuOnDemand>
  )
}
