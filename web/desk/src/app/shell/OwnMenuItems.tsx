import { Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { CircleQuestionMark, Languages, LogOut, Settings2, SunMoon } from 'lucide-react'
import { LANGUAGES, useTranslation } from '../../i18n'
import { LANGUAGE_CODES, THEMES, useOwnLanguage, useSignOut, useTheme } from '../../features/session'
import styles from './OwnMenuItems.module.css'

export default function OwnMenuItems({ agent }: { agent: { name: string; email: string } }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const signOut = useSignOut()
  return (
    <>
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
    </>
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
