import { Button, SegmentedControl } from '@mantine/core'
import { Avatar, Keys, Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Keyboard } from 'lucide-react'
import { Suspense, useId, type ReactNode } from 'react'
import { LANGUAGES, useTranslation } from '../../i18n'
import { showShortcuts } from '../../shortcuts'
import { toast } from '../../toast'
import {
  Factors,
  LANGUAGE_CODES,
  PasswordForm,
  THEMES,
  useChangeOwn,
  useOwnLanguage,
  useSession,
  useTheme,
} from '../session'
import { agentsQuery } from '../tickets'
import { Install } from './Install'
import { OwnPicture } from './OwnPicture'
import styles from './ProfilePage.module.css'
import { Sessions } from './Sessions'
import { Signature } from './Signature'
import { Tokens } from './Tokens'

/** What an agent sets for themselves. */
export function ProfilePage() {
  const { t } = useTranslation('profile')
  const { agent, organization } = useSession()
  const { data: agents } = useQuery(agentsQuery)
  return (
    <main className={styles.page}>
      <div className={styles.inner}>
        <header className={styles.who}>
          <Avatar name={agent.name} size={40} picture={agents?.find(({ id }) => id === agent.id)?.picture} />
          <div>
            <h1>{agent.name}</h1>
            <p>
              {agent.email} · {organization.name}
            </p>
          </div>
        </header>
        <Section title={t('picture')} hint={t('picture-hint')}>
          <OwnPicture />
        </Section>
        <Section title={t('looks')}>
          <LanguageChoice />
          <ThemeChoice />
        </Section>
        <Section title={t('reading')}>
          <OrderChoice />
        </Section>
        <Section title={t('signature')} hint={t('signature-hint')}>
          <Signature />
        </Section>
        <Section title={t('keyboard')}>
          <Button
            variant="default"
            leftSection={<Keyboard size={16} />}
            rightSection={<Keys keys="?" />}
            onClick={showShortcuts}
          >
            {t('show-shortcuts')}
          </Button>
        </Section>
        <Section title={t('install')}>
          <Install />
        </Section>
        <Section title={t('password')}>
          <div className={styles.narrow}>
            <Suspense fallback={<Skeleton width="100%" height={220} />}>
              <PasswordForm email={agent.email} onDone={() => toast(t('password-changed'))} />
            </Suspense>
          </div>
        </Section>
        <Section title={t('two-factor')} hint={t('two-factor-hint')}>
          <Suspense fallback={<Skeleton width="100%" height={220} />}>
            <Factors />
          </Suspense>
        </Section>
        <Section title={t('sessions')} hint={t('sessions-hint')}>
          <Sessions />
        </Section>
        <Section title={t('tokens')} hint={t('tokens-hint')}>
          <Tokens />
        </Section>
      </div>
    </main>
  )
}

function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {hint && <p className={styles.hint}>{hint}</p>}
      </header>
      <div className={styles.content}>{children}</div>
    </section>
  )
}

function LanguageChoice() {
  const { t } = useTranslation('profile')
  const { language, choose } = useOwnLanguage()
  return (
    <Choice
      label={t('language')}
      value={language}
      values={LANGUAGE_CODES.map((code) => ({ value: code, label: LANGUAGES[code] }))}
      onChoose={choose}
    />
  )
}

function ThemeChoice() {
  const { t } = useTranslation('profile')
  const { theme, choose } = useTheme()
  return (
    <Choice
      label={t('theme')}
      value={theme}
      values={THEMES.map((one) => ({ value: one, label: t(`theme.${one}`) }))}
      onChoose={choose}
    />
  )
}

const ORDERS = ['mailbox', 'oldest-first', 'newest-first'] as const

/** In which order one reads a ticket's messages. */
function OrderChoice() {
  const { t } = useTranslation('profile')
  const { agent } = useSession()
  const { mutate } = useChangeOwn()
  return (
    <Choice
      label={t('order')}
      value={ORDERS.find((order) => order === agent.messageOrder) ?? 'mailbox'}
      values={ORDERS.map((order) => ({ value: order, label: t(`order.${order}`) }))}
      onChoose={(order) => mutate({ messageOrder: order === 'mailbox' ? null : order })}
    />
  )
}

function Choice<T extends string>({
  label,
  value,
  values,
  onChoose,
}: {
  label: string
  value: T
  values: { value: T; label: string }[]
  onChoose: (value: T) => void
}) {
  return (
    <div className={styles.choice}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      <SegmentedControl
        aria-label={label}
        data={values}
        value={value}
        onChange={(chosen) => onChoose(chosen as T)}
        classNames={{ label: styles.option }}
      />
    </div>
  )
}
