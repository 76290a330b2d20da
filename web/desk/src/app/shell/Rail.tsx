import { Menu, Tooltip, useMantineColorScheme } from '@mantine/core'
import { Avatar, Keys } from '@svara/ui'
import { Link, useNavigate } from '@tanstack/react-router'
import { House, Inbox, LogOut, Moon, Send, Settings2, Sun } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession, useSignOut } from '../../features/session'
import styles from './Rail.module.css'

export function Rail() {
  const { t } = useTranslation()
  return (
    <nav className={styles.rail} aria-label={t('services')}>
      <img className={styles.mark} src={`${import.meta.env.BASE_URL}svara.svg`} alt="" width={30} height={30} />
      <ul className={styles.services}>
        <Service to="/" label={t('home')} keys="g h" icon={<House size={19} />} exact />
        <Service to="/tickets" label={t('tickets')} keys="g t" icon={<Inbox size={19} />} />
        <Service to="/outbox" label={t('outbox')} keys="g o" icon={<Send size={18} />} />
      </ul>
      <div className={styles.foot}>
        <ThemeSwitch />
        <OwnMenu />
      </div>
    </nav>
  )
}

function Service({
  to,
  label,
  keys,
  icon,
  exact,
}: {
  to: '/' | '/tickets' | '/outbox'
  label: string
  keys: string
  icon: ReactNode
  exact?: boolean
}) {
  return (
    <li>
      <Tooltip
        position="right"
        label={
          <span className={styles.tip}>
            {label} <Keys keys={keys} />
          </span>
        }
      >
        <Link
          to={to}
          className={styles.service}
          activeProps={{ 'aria-current': 'page' }}
          activeOptions={{ exact: exact ?? false, includeSearch: false }}
          aria-label={label}
        >
          {icon}
          <span className={styles.word} aria-hidden="true">
            {label}
          </span>
        </Link>
      </Tooltip>
    </li>
  )
}

function ThemeSwitch() {
  const { t } = useTranslation()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const isDark =
    colorScheme === 'dark' || (colorScheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  return (
    <Tooltip position="right" label={isDark ? t('light') : t('dark')}>
      <button
        type="button"
        className={styles.service}
        aria-label={isDark ? t('light') : t('dark')}
        onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
      >
        {isDark ? <Sun size={18} /> : <Moon size={18} />}
      </button>
    </Tooltip>
  )
}

function OwnMenu() {
  const { t } = useTranslation()
  const { agent } = useSession()
  const navigate = useNavigate()
  const signOut = useSignOut()
  return (
    <Menu position="right-end" width={220}>
      <Menu.Target>
        <button type="button" className={styles.own} aria-label={t('own-menu', { name: agent.name })}>
          <Avatar name={agent.name} size={32} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {agent.name}
          <br />
          {agent.email}
        </Menu.Label>
        <Menu.Item leftSection={<Settings2 size={15} />} onClick={() => void navigate({ to: '/profile' })}>
          {t('profile')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={15} />} onClick={() => signOut.mutate()}>
          {t('sign-out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
