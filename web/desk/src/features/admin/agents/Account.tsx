import { Button } from '@mantine/core'
import type { AdminAgent } from '@svara/api'
import { Time } from '@svara/ui'
import { useState } from 'react'
import { useTranslation } from '../../../i18n'
import { wordFor } from '../../../i18n/words'
import { toast, toastRefusal } from '../../../toast'
import { useSession } from '../../session'
import { Section } from '../page/Section'
import { useIntroduce, usePasswordLink, useTakeOffFactors, useTemporaryPassword } from './api/agents'
import { useLogOut } from './api/sessions'
import { PasswordOnce } from './PasswordOnce'
import styles from './Sheet.module.css'

/** How the agent gets in, and out. */
export function Account({ agent }: { agent: AdminAgent }) {
  const { t } = useTranslation('agents')
  const isOwn = useSession().agent.id === agent.id
  const logOut = useLogOut()
  const introduce = useIntroduce(agent.id)
  const password = useTemporaryPassword(agent.id)
  const link = usePasswordLink(agent.id)
  const factors = useTakeOffFactors(agent.id)
  const [shown, setShown] = useState<string>()
  return (
    <Section title={t('account')}>
      <ul className={styles.acts}>
        <li>
          <span className={styles.grow}>
            {t('sessions')}
            <small>
              {agent.lastActiveAt ? (
                <>
                  {t('last-active')} <Time at={agent.lastActiveAt} />
                </>
              ) : (
                t('never-signed-in')
              )}
            </small>
          </span>
          <Button
            variant="default"
            size="compact-sm"
            loading={logOut.isPending}
            onClick={() =>
              logOut.mutate([agent.id], {
                onSuccess: () => toast(t('logged-out', { count: 1 })),
                onError: (refusal) => toastRefusal(t('not-logged-out'), refusal),
              })
            }
          >
            {t('log-out')}
          </Button>
        </li>
        {!isOwn && (
          <li>
            <span className={styles.grow}>
              {t('password')}
              <small>{t('password-hint')}</small>
            </span>
            <Button
              variant="default"
              size="compact-sm"
              loading={link.isPending}
              onClick={() =>
                link.mutate(undefined, {
                  onSuccess: () => toast(t('link-sent', { email: agent.email })),
                  onError: (refusal) => toastRefusal(t('link-not-sent'), refusal),
                })
              }
            >
              {t('link')}
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              loading={password.isPending}
              onClick={() =>
                password.mutate(undefined, {
                  onSuccess: (given) => setShown(given.password),
                  onError: (refusal) => toastRefusal(t('not-reset'), refusal),
                })
              }
            >
              {t('temporary')}
            </Button>
          </li>
        )}
        {!isOwn && agent.twoFactor !== 'none' && (
          <li>
            <span className={styles.grow}>
              {t('mfa')}
              <small>{wordFor('agents:factor.', agent.twoFactor)}</small>
            </span>
            <Button
              variant="default"
              size="compact-sm"
              loading={factors.isPending}
              onClick={() =>
                factors.mutate(undefined, {
                  onSuccess: () => toast(t('mfa-taken-off', { name: agent.name })),
                  onError: (refusal) => toastRefusal(t('mfa-not-off'), refusal),
                })
              }
            >
              {t('mfa-off')}
            </Button>
          </li>
        )}
        <li>
          <span className={styles.grow}>
            {t('introduction')}
            <small>
              {agent.introducedAt ? (
                <>
                  {t('sent')} <Time at={agent.introducedAt} />
                </>
              ) : (
                t('never-sent')
              )}
            </small>
          </span>
          <Button
            variant="default"
            size="compact-sm"
            loading={introduce.isPending}
            onClick={() =>
              introduce.mutate(undefined, {
                onSuccess: () => toast(t('introduced', { email: agent.email })),
                onError: (refusal) => toastRefusal(t('not-introduced'), refusal),
              })
            }
          >
            {agent.introducedAt ? t('resend') : t('send')}
          </Button>
        </li>
      </ul>
      {shown && <PasswordOnce name={agent.name} password={shown} onClose={() => setShown(undefined)} />}
    </Section>
  )
}
