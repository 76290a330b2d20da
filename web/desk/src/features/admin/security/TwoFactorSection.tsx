import { Button, Radio } from '@mantine/core'
import type { Security } from '@svara/api'
import { Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { useTranslation } from '../../../i18n'
import { toast, toastRefusal } from '../../../toast'
import { Guarded, type Guard } from '../../session'
import { NotLoaded } from '../page/NotLoaded'
import { Section } from '../page/Section'
import { securityQuery, useRequireTwoFactor } from './api/security'
import styles from './TwoFactorSection.module.css'

const REQUIREMENTS = ['none', 'any', 'app-or-passkey'] as const

/** What second factor is asked of everybody, and who does not have it. */
export function TwoFactorSection() {
  const { t } = useTranslation('security')
  const { data, error, refetch } = useQuery(securityQuery)
  return (
    <Section title={t('two-factor')} hint={t('two-factor-hint')}>
      {error && !data && <NotLoaded error={error} retry={refetch} />}
      {!data && !error && <Skeleton width="100%" height={200} />}
      {data && (
        <Suspense fallback={<Skeleton width="100%" height={200} />}>
          <Guarded>{(guard) => <Requirement security={data} guard={guard} />}</Guarded>
        </Suspense>
      )}
      {data && <Lacking security={data} />}
    </Section>
  )
}

function Requirement({ security, guard }: { security: Security; guard: Guard }) {
  const { t } = useTranslation('security')
  const require = useRequireTwoFactor()
  const [chosen, setChosen] = useState<string | null>(null)
  const required = chosen ?? security.required

  function save() {
    require.mutate(
      { required, ifVersion: security.version },
      {
        onSuccess: () => {
          setChosen(null)
          toast(t('saved'))
        },
        onError: (refusal) => toastRefusal(t('not-saved'), refusal),
      },
    )
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        guard(save)
      }}
    >
      <Radio.Group label={t('required')} value={required} onChange={setChosen}>
        <div className={styles.choices}>
          {REQUIREMENTS.map((one) => (
            <Radio key={one} value={one} label={t(`required.${one}`)} description={t(`required.${one}-hint`)} />
          ))}
        </div>
      </Radio.Group>
      <Button type="submit" loading={require.isPending} disabled={required === security.required}>
        {t('save')}
      </Button>
    </form>
  )
}

function Lacking({ security: { agents, lacking } }: { security: Security }) {
  const { t } = useTranslation('security')
  if (lacking.length === 0) return <p>{t('lacking-none')}</p>
  return (
    <div className={styles.lacking}>
      <p>{t('lacking', { count: lacking.length, all: agents })}</p>
      <ul>
        {lacking.map(({ id, name, address, email }) => (
          <li key={id}>
            <span>{name}</span>
            <span className={styles.address}>
              {address}
              {email && ` · ${t('only-email')}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
