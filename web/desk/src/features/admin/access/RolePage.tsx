import type { RoleDetail } from '@svara/api'
import { Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../../i18n'
import { toast } from '../../../toast'
import { useSession } from '../../session'
import { wordsOf } from '../page/errors'
import { ItemForm, useLeaving } from '../page/ItemForm'
import { ItemPage } from '../page/ItemPage'
import { NameField } from '../page/NameField'
import { NotLoaded } from '../page/NotLoaded'
import { Section } from '../page/Section'
import styles from './AgentPermissions.module.css'
import RemoveRoleDialog from './RemoveRoleDialog'
import { permissionsQuery } from './api/permissions'
import { roleQuery, useSaveRole } from './api/roles'
import { PermissionBoxes } from './PermissionBoxes'

/** A new role, or one that is there. */
export function RolePage() {
  const { t } = useTranslation('access')
  const { role } = useParams({ from: '/desk/admin/roles/$role' })
  return (
    <ItemPage list="/admin/roles" back={t('back')}>
      {role === 'new' ? (
        <>
          <h1>{t('new')}</h1>
          <RoleForm />
        </>
      ) : (
        <KeptRole key={role} id={role} />
      )}
    </ItemPage>
  )
}

function KeptRole({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(roleQuery(id))
  if (error && !data) return <NotLoaded error={error} retry={refetch} heading="h1" />
  if (!data) return <Skeleton width="100%" height={480} />
  return (
    <>
      <h1>{data.role.name}</h1>
      {/* what somebody else has saved is shown when it is asked for: then all is drawn anew */}
      <RoleForm key={data.role.version} kept={data} onTheirs={() => void refetch()} />
    </>
  )
}

function RoleForm({ kept, onTheirs }: { kept?: RoleDetail; onTheirs?: () => void }) {
  const { t } = useTranslation('access')
  const { agent: self } = useSession()
  const [begun] = useState(() => ({ name: kept?.role.name ?? '', permissions: kept?.role.permissions ?? [] }))
  const [draft, setDraft] = useState(begun)
  const [removing, setRemoving] = useState(false)
  const leaving = useLeaving('/admin/roles')
  const services = useQuery(permissionsQuery)
  const save = useSaveRole(kept?.role.id)
  const isOwn = kept?.agents.some(({ id }) => id === self.id) ?? false

  function change(part: Partial<typeof draft>) {
    save.reset()
    setDraft({ ...draft, ...part })
  }

  function send(ifVersion: number | undefined) {
    save.mutate(
      { ...draft, ...(ifVersion === undefined ? {} : { ifVersion }) },
      {
        onSuccess: ({ name }) => {
          toast(t('saved-role', { name }))
          leaving.leave()
        },
      },
    )
  }

  return (
    <>
      <ItemForm
        save={save}
        isChanged={draft !== begun}
        leaving={leaving}
        version={kept?.role.version}
        onSend={send}
        onTheirs={onTheirs}
        create={t('create')}
        cancel={t('cancel')}
        words={wordsOf(save.error, 'access')}
        remove={kept && { label: t('remove'), ask: () => setRemoving(true) }}
      >
        <NameField
          label={t('name')}
          placeholder={t('name-example')}
          namespace="access"
          taken={{ code: 'role-exists', words: t('error.role-exists') }}
          value={draft.name}
          refusal={save.error}
          onChange={(name) => change({ name })}
        />
        {isOwn && !self.superadmin && <p className={styles.note}>{t('own')}</p>}
        {services.data ? (
          <PermissionBoxes
            services={services.data}
            chosen={draft.permissions}
            canChange={(permission, isGiven) =>
              self.superadmin ||
              (self.permissions.includes(permission) && (isGiven || !isOwn || begun.permissions.includes(permission)))
            }
            onChange={(permissions) => change({ permissions })}
          />
        ) : (
          <Skeleton width="100%" height={320} />
        )}
        {kept && (
          <Section title={t('had-by')}>
            <p className={styles.note}>
              {kept.agents.length === 0 ? t('had-by-nobody') : kept.agents.map(({ name }) => name).join(', ')}
            </p>
          </Section>
        )}
      </ItemForm>
      {removing && kept && (
        <RemoveRoleDialog detail={kept} onClose={() => setRemoving(false)} onRemoved={leaving.leave} />
      )}
    </>
  )
}
