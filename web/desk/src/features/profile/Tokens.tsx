import { Button, CopyButton, NativeSelect, TextInput } from '@mantine/core'
import { IconButton, Skeleton, Time } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Check, Copy, KeyRound } from 'lucide-react'
import { Suspense, useState, type SubmitEvent } from 'react'
import { useTranslation } from '../../i18n'
import { wordFor } from '../../i18n/words'
import { reason } from '../../toast'
import { Guarded } from '../session'
import { tokensQuery, useMakeToken, useRevokeToken } from './api/tokens'
import styles from './ProfilePage.module.css'

/** How far a token reaches: its scopes with spaces; none is all. */
const REACHES = ['', 'tickets:read', 'tickets:write', 'tickets:write admin:read', 'admin:write'] as const

/** What programs may act with in the agent's name. */
export function Tokens() {
  const { data, error } = useQuery(tokensQuery)
  return (
    <>
      {error && !data && <p role="alert">{reason(error)}</p>}
      {!data && !error && <Skeleton width="100%" height={52} />}
      {data && data.length > 0 && (
        <ul className={styles.list}>
          {data.map((token) => (
            <Token key={token.id} token={token} />
          ))}
        </ul>
      )}
      <Suspense fallback={<Skeleton width="100%" height={64} />}>
        <Guarded>{(guard) => <NewToken guard={guard} />}</Guarded>
      </Suspense>
    </>
  )
}

function NewToken({ guard }: { guard: (what: () => void) => void }) {
  const { t } = useTranslation('profile')
  const make = useMakeToken()
  const [name, setName] = useState('')
  const [scope, setScope] = useState('')
  const [expires, setExpires] = useState('')

  function submit(event: SubmitEvent) {
    event.preventDefault()
    const wanted = {
      name: name.trim(),
      ...(scope === '' ? {} : { scopes: scope.split(' ') }),
      ...(expires === '' ? {} : { expiresAt: new Date(`${expires}T23:59:59`).toISOString() }),
    }
    guard(() => make.mutate(wanted, { onSuccess: () => setName('') }))
  }

  return (
    <>
      <div role="status" className={styles.grow}>
        {make.data && <FreshToken token={make.data.token} />}
      </div>
      <form className={styles.make} onSubmit={submit}>
        <TextInput
          label={t('token-name')}
          placeholder={t('token-example')}
          required
          withAsterisk={false}
          maxLength={100}
          error={make.error ? reason(make.error) : undefined}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('token-reach')}
          value={scope}
          onChange={({ currentTarget }) => setScope(currentTarget.value)}
          data={REACHES.map((value) => ({
            value,
            label: wordFor('profile:reach.', value === '' ? 'all' : value.replace(/[: ]/g, '-')),
          }))}
        />
        <TextInput
          type="date"
          label={t('token-expires')}
          value={expires}
          onChange={({ currentTarget }) => setExpires(currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={make.isPending} disabled={!name.trim()}>
          {t('make-token')}
        </Button>
      </form>
    </>
  )
}

function FreshToken({ token }: { token: string }) {
  const { t } = useTranslation('profile')
  return (
    <div className={styles.fresh}>
      <p>{t('token-once')}</p>
      <p className={styles.secret}>
        <code>{token}</code>
        <CopyButton value={token}>
          {({ copied, copy }) => (
            <IconButton label={copied ? t('copied') : t('copy-token')} onClick={copy}>
              {copied ? <Check size={15} /> : <Copy size={15} />}
            </IconButton>
          )}
        </CopyButton>
      </p>
    </div>
  )
}

interface Shown {
  id: string
  name: string
  createdAt: string
  lastUsedAt?: string | null
  scopes?: string[] | null
  expiresAt?: string | null
}

/** A program stops at once when its token is revoked, so that is asked for twice. */
function Token({ token }: { token: Shown }) {
  const { t } = useTranslation('profile')
  const revoke = useRevokeToken()
  const [asks, setAsks] = useState(false)
  return (
    <li className={styles.item}>
      <KeyRound size={18} aria-hidden="true" />
      <div className={styles.grow}>
        <p className={styles.name}>{token.name}</p>
        <p className={styles.meta}>
          {token.lastUsedAt ? (
            <>
              {t('last-used')} <Time at={token.lastUsedAt} />
            </>
          ) : (
            t('never-used')
          )}
          {token.scopes &&
            ` · ${token.scopes.map((scope) => wordFor('profile:scope.', scope.replace(':', '-'))).join(', ')}`}
          {token.expiresAt && (
            <>
              {` · ${t('token-expires')} `}
              <Time at={token.expiresAt} />
            </>
          )}
        </p>
      </div>
      {asks && (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setAsks(false)}>
          {t('cancel')}
        </Button>
      )}
      <Button
        variant="default"
        size="compact-sm"
        loading={revoke.isPending}
        aria-label={t(asks ? 'really-revoke-token' : 'revoke-token', { name: token.name })}
        onClick={() => (asks ? revoke.mutate(token.id) : setAsks(true))}
      >
        {asks ? t('really-revoke') : t('revoke')}
      </Button>
    </li>
  )
}
