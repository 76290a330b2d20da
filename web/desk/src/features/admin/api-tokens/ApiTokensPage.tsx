import { Button, Checkbox, CopyButton, MultiSelect, TextInput } from '@mantine/core'
import { Empty, IconButton, Skeleton, Time } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Check, Copy } from 'lucide-react'
import { Suspense, useState, type SubmitEvent } from 'react'
import { useTranslation } from '../../../i18n'
import { reason, toast, toastRefusal } from '../../../toast'
import { Guarded, sessionQuery } from '../../session'
import { permissionName } from '../access/permission-name'
import { groupsQuery as groupNamesQuery } from '../../tickets'
import { ListPage } from '../page/ListPage'
import { NotLoaded } from '../page/NotLoaded'
import { Section } from '../page/Section'
import { allTokensQuery, SCOPES, useMakeOrganizationToken, useRevokeAnyToken } from './api/all-tokens'
import styles from './ApiTokensPage.module.css'
import { scopeName } from './scope-name'

/** What the session names among permissions, and cannot be handed on. */
const NOT_GRANTABLE = ['tickets', 'superadmin']

/** What most programs need. */
const FEWEST = ['tickets:read']

/** With what programs act here, and the way to stop them. */
export function ApiTokensPage() {
  const { t } = useTranslation('api-tokens')
  return (
    <ListPage
      title={t('title')}
      hint={t('hint')}
      action={
        <Button component="a" href="/api/openapi.json" target="_blank" rel="noreferrer" variant="default">
          {t('description')}
        </Button>
      }
    >
      <Section title={t('tokens')}>
        <Tokens />
      </Section>
      <Section title={t('new')}>
        <Suspense fallback={<Skeleton width="100%" height={320} />}>
          <Guarded>{(guard) => <NewToken guard={guard} />}</Guarded>
        </Suspense>
      </Section>
    </ListPage>
  )
}

function Tokens() {
  const { t } = useTranslation('api-tokens')
  const { data, error, refetch } = useQuery(allTokensQuery)
  if (error && !data) return <NotLoaded error={error} retry={refetch} />
  if (!data) return <Skeleton width="100%" height={160} />
  if (data.length === 0)
    return (
      <div className={styles.none}>
        <Empty title={t('none')}>
          <p>{t('none-hint')}</p>
        </Empty>
      </div>
    )
  return (
    <ul className={styles.rows} aria-label={t('tokens')}>
      {data.map((token) => (
        <Row key={token.id} token={token} />
      ))}
    </ul>
  )
}

interface Shown {
  id: string
  name: string
  owner?: { name: string } | null
  createdBy?: { name: string } | null
  permissions: string[]
  groupIds: string[]
  scopes?: string[] | null
  expiresAt?: string | null
  lastUsedAt?: string | null
}

function Row({ token }: { token: Shown }) {
  const { t } = useTranslation('api-tokens')
  const revoke = useRevokeAnyToken()
  const { data: groups = [] } = useQuery(groupNamesQuery)
  const [asks, setAsks] = useState(false)
  const reach = token.scopes?.map(scopeName) ?? [t('scope.all')]
  const into = groups.filter(({ id }) => token.groupIds.includes(id)).map(({ name }) => name)

  function stop() {
    revoke.mutate(token.id, {
      onSuccess: () => toast(t('revoked')),
      onError: (refusal) => toastRefusal(t('not-revoked'), refusal),
    })
  }

  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <p className={styles.name}>{token.name}</p>
        <p>
          {token.owner?.name ??
            [t('of-organization'), token.createdBy && t('made-by', { name: token.createdBy.name })]
              .filter(Boolean)
              .join(', ')}
        </p>
        <p>{[...reach, ...token.permissions.map(permissionName)].join(' · ')}</p>
        {into.length > 0 && <p>{t('in-groups', { groups: into.join(', ') })}</p>}
      </div>
      <p>
        {token.lastUsedAt ? (
          <>
            {t('last-used')} <Time at={token.lastUsedAt} />
          </>
        ) : (
          t('never-used')
        )}
        {token.expiresAt && (
          <>
            {' · '}
            {t('expires-at')} <Time at={token.expiresAt} />
          </>
        )}
      </p>
      <Button
        variant="default"
        size="compact-sm"
        loading={revoke.isPending}
        aria-label={t(asks ? 'really-token' : 'revoke-token', { name: token.name })}
        onClick={() => (asks ? stop() : setAsks(true))}
        onBlur={() => setAsks(false)}
      >
        {asks ? t('really') : t('revoke')}
      </Button>
    </li>
  )
}

function NewToken({ guard }: { guard: (what: () => void) => void }) {
  const { t } = useTranslation('api-tokens')
  const { data: session } = useQuery(sessionQuery)
  const make = useMakeOrganizationToken()
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<string[]>(FEWEST)
  const [permissions, setPermissions] = useState<string[]>([])
  const { data: groups = [] } = useQuery(groupNamesQuery)
  const [groupIds, setGroupIds] = useState<string[]>([])
  const [expires, setExpires] = useState('')
  const own = session?.agent.permissions.filter((permission) => !NOT_GRANTABLE.includes(permission)) ?? []

  /** Or the next one would have the rights of this one unasked. */
  function clear() {
    setName('')
    setScopes(FEWEST)
    setPermissions([])
    setGroupIds([])
    setExpires('')
  }

  function submit(event: SubmitEvent) {
    event.preventDefault()
    const wanted = {
      name: name.trim(),
      scopes,
      permissions,
      groupIds,
      ...(expires === '' ? {} : { expiresAt: new Date(`${expires}T23:59:59`).toISOString() }),
    }
    guard(() => make.mutate(wanted, { onSuccess: clear }))
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <div role="status">{make.data && <Fresh token={make.data.token} />}</div>
      <TextInput
        label={t('name')}
        description={t('name-hint')}
        required
        withAsterisk={false}
        maxLength={100}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        error={make.error ? reason(make.error) : undefined}
      />
      <Checkbox.Group label={t('scopes')} value={scopes} onChange={setScopes}>
        <div className={styles.choices}>
          {SCOPES.map((scope) => (
            <Checkbox key={scope} value={scope} label={scopeName(scope)} />
          ))}
        </div>
      </Checkbox.Group>
      <MultiSelect
        label={t('permissions')}
        description={t('permissions-hint')}
        data={own.map((value) => ({ value, label: permissionName(value) }))}
        value={permissions}
        onChange={setPermissions}
        searchable
      />
      <MultiSelect
        label={t('groups')}
        description={t('groups-hint')}
        data={groups.map(({ id, name: label }) => ({ value: id, label }))}
        value={groupIds}
        onChange={setGroupIds}
        nothingFoundMessage={t('no-groups')}
        searchable
      />
      <TextInput
        type="date"
        label={t('expires')}
        description={t('expires-hint')}
        value={expires}
        onChange={({ currentTarget }) => setExpires(currentTarget.value)}
      />
      <Button type="submit" loading={make.isPending} disabled={!name.trim() || scopes.length === 0}>
        {t('make')}
      </Button>
    </form>
  )
}

function Fresh({ token }: { token: string }) {
  const { t } = useTranslation('api-tokens')
  return (
    <div className={styles.fresh}>
      <p>{t('once')}</p>
      <p className={styles.secret}>
        <code>{token}</code>
        <CopyButton value={token}>
          {({ copied, copy }) => (
            <IconButton label={copied ? t('copied') : t('copy')} onClick={copy}>
              {copied ? <Check size={15} /> : <Copy size={15} />}
            </IconButton>
          )}
        </CopyButton>
      </p>
    </div>
  )
}
