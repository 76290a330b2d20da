import { Button } from '@mantine/core'
import type { SignOnView } from '@svara/api'
import { useTranslation } from '../../../i18n'
import { wordFor } from '../../../i18n/words'
import { reason } from '../../../toast'
import { Copied } from '../mailboxes/Copied'
import { Status } from '../mailboxes/Status'
import { useCheckDomain } from './api/single-sign-on'
import styles from './SingleSignOn.module.css'

type Domain = SignOnView['domains'][number]

const SIGNS = { proved: 'ok', pending: 'waits', lost: 'wrong' } as const

/** The domains that are kept, each with the record in DNS that proves it. */
export function ProvedDomains({ domains }: { domains: readonly Domain[] }) {
  const { t } = useTranslation('single-sign-on')
  if (domains.length === 0) return null
  return (
    <ul className={styles.domains} aria-label={t('domains')}>
      {domains.map((domain) => (
        <li key={domain.name}>
          <OneDomain domain={domain} />
        </li>
      ))}
    </ul>
  )
}

function OneDomain({ domain }: { domain: Domain }) {
  const { t } = useTranslation('single-sign-on')
  const check = useCheckDomain()
  const state = domain.state as keyof typeof SIGNS
  return (
    <>
      <div className={styles.domain}>
        <strong>{domain.name}</strong>
        <Status kind={SIGNS[state] ?? 'waits'}>{wordFor('single-sign-on:state.', state)}</Status>
        <Button
          variant="default"
          size="compact-sm"
          loading={check.isPending}
          onClick={() => check.mutate(domain.name)}
          aria-label={t('check-domain', { domain: domain.name })}
        >
          {t('check')}
        </Button>
      </div>
      <p className={styles.text}>{wordFor('single-sign-on:state-hint.', state)}</p>
      {state !== 'proved' && (
        <div className={styles.record}>
          <span>{t('record-name')}</span>
          <Copied value={domain.recordName} name={t('record-name')} />
          <span>{t('record-value')}</span>
          <Copied value={domain.recordValue} name={t('record-value')} />
        </div>
      )}
      <div role="status" className={styles.text}>
        {check.data && check.data.answer !== 'found' && (
          <p>{wordFor('single-sign-on:answer.', check.data.answer, { name: domain.recordName })}</p>
        )}
        {check.error && <p>{reason(check.error)}</p>}
      </div>
    </>
  )
}
