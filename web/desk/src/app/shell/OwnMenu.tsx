import { Menu } from '@mantine/core'
import { Avatar } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { CircleQuestionMark, Languages, LogOut, Settings2, SunMoon } from 'lucide-react'
import { LANGUAGES, useTranslation } from '../../i18n'
import { LANGUAGE_CODES, THEMES, useOwnLanguage, useSession, useSignOut, useTheme } from '../../features/session'
import { agentsQuery } from '../../features/tickets'
import styles from './Rail.module.css'

export function OwnMenu() {
  const { t } = useTranslation()
  const { agent } = useSession()
  const { data: agents } = useQuery(agentsQuery)
  const navigate = useNavigate()
  const signOut = useSignOut()
  return (
    <Menu position="right-end" width={236} returnFocus>
      <Menu.Target>
        <button type="button" className={styles.own}>
          <Avatar name={agent.name} size={32} picture={agents?.find(({ id }) => id === agent.id)?.picture} />
          <span className="visually-hidden">{t('own-menu', { name: agent.name })}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <span className={styles.name}>{agent.name}</span>
          <span className={styles.email}>{agent.email}</span>
        </Menu.Label>
        <Menu.Divider />
        <LanguageChoice />
        <ThemeChoice />
        <Menu.Divider />
        <Menu.Item leftSection={<Settings2 size={15} />} onClick={() => void navigate({ to: '/profile' })}>
          {t('profile')}
        </Menu.Item>
        <Menu.Item leftSection={<CircleQuestionMark size={15} />} onClick={() => void navigate({ to: '/help' })}>
          {t('help')}
        </Menu.Item>
        <Menu.Item leftSection={<LogOut size={15} />} onClick={() => signOut.mutate()}>
          {t('sign-out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function LanguageChoice() {
  const { t } = useTranslation()
  const { language, choose } = useOwnLanguage()
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={<Languages size={15} />}>{t('language')}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        <Menu.RadioGroup value={language} onChange={(chosen) => choose(chosen as typeof language)}>
          {LANGUAGE_CODES.map((code) => (
            <Menu.RadioItem key={code} value={code} lang={code}>
              {LANGUAGES[code]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  )
}

function ThemeChoice() {
  const { t } = useTranslation()
  const { theme, choose } = useTheme()
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={<SunMoon size={15} />}>{t('theme')}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        <Menu.RadioGroup value={theme} onChange={(chosen) => choose(chosen as typeof theme)}>
          {THEMES.map((one) => (
            <Menu.RadioItem key={one} value={one}>
              {t(`theme.${one}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  )
}
