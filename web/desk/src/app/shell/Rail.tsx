import { tip } from '@svara/ui'
import { Link } from '@tanstack/react-router'
import { CircleQuestionMark, House, Inbox, Moon, Send, Settings, Sun } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n'
import { adminPagesFor } from '../../features/admin'
import { useSession, useTheme } from '../../features/session'
import { useMyUnsolved } from '../../features/tickets'
import { OwnMenu } from './OwnMenu'
import styles from './Rail.module.css'

export function Rail() {
  const { t } = useTranslation()
  const mine = useMyUnsolved()
  const isAdmin = adminPagesFor(useSession()).length > 0
  return (
    <nav className={styles.rail} aria-label={t('services')}>
      <img className={styles.mark} src={`${import.meta.env.BASE_URL}svara.svg`} alt="" width={30} height={30} />
      <ul className={styles.services}>
        <li>
          <Place to="/" label={t('home')} keys="g h" icon={<House size={19} />} exact />
        </li>
        <li>
          <Place
            to="/tickets"
            label={t('tickets')}
            keys="g t"
            icon={<Inbox size={19} />}
            news={mine > 0 ? t('my-unsolved', { count: mine }) : undefined}
          />
        </li>
        <li>
          <Place to="/outbox" label={t('outbox')} keys="g o" icon={<Send size={18} />} />
        </li>
        {isAdmin && (
          <li>
            <Place to="/admin" label={t('admin')} keys="g a" icon={<Settings size={18} />} />
          </li>
        )}
      </ul>
      <div className={styles.foot}>
        <Place to="/help" label={t('help')} keys="g s" icon={<CircleQuestionMark size={18} />} wide />
        <ThemeSwitch />
        <OwnMenu />
      </div>
    </nav>
  )
}

function Place({
  to,
  label,
  keys,
  icon,
  exact,
  news,
  wide,
}: {
  to: '/' | '/tickets' | '/outbox' | '/admin' | '/help'
  label: string
  keys: string
  icon: ReactNode
  exact?: boolean
  /** What waits there, in words; a dot says it to the eye. */
  news?: string | undefined
  /** Not on a phone, where it stands in one's own menu. */
  wide?: boolean
}) {
  return (
    <Link
      to={to}
      className={wide ? `${styles.service} ${styles.wide}` : styles.service}
      activeProps={{ 'aria-current': 'page' }}
      activeOptions={{ exact: exact ?? false, includeSearch: false }}
      {...tip({ label, keys, news, side: 'right' })}
    >
      <span className={styles.icon} data-news={news ? true : undefined}>
        {icon}
      </span>
      <span className={styles.word} aria-hidden="true">
        {label}
      </span>
    </Link>
  )
}

function ThemeSwitch() {
  const { t } = useTranslation()
  const { theme, choose } = useTheme()
  const isDark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  return (
    <button
      type="button"
      className={`${styles.service} ${styles.wide}`}
      {...tip({ label: isDark ? t('light') : t('dark'), side: 'right' })}
      onClick={() => choose(isDark ? 'light' : 'dark')}
    >
      {isDark ? <Sun size={18} /> : <Moon size={18} />}
    </button>
  )
}
