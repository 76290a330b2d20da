import { Button, Checkbox, Chip } from '@mantine/core'
import type { AgentAccess, PermissionService, Role } from '@svara/api'
import { Skeleton, lazyPart } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useId, useState } from 'react'
import { useTranslation } from '../../../i18n'
import { useSession } from '../../session'
import { allAgentsQuery } from '../agents/api/agents'
import { holds, levelName, type Level } from '../agents/level-name'
import { EditForm } from '../page/EditForm'
import { wordsOf } from '../page/errors'
import { NotLoaded } from '../page/NotLoaded'
import { Section } from '../page/Section'
import { useEdited } from '../page/use-edited'
import styles from './AgentPermissions.module.css'
import { agentAccessQuery, useChangeAccess } from './api/agent-access'
import { permissionsQuery } from './api/permissions'
import { rolesQuery } from './api/roles'
import { PermissionBoxes } from './PermissionBoxes'

const LevelDialog = lazyPart(() => import('../agents/LevelDialog'))

const FIELDS = ['permissions', 'roleIds', 'superadmin']

/** What an agent may do: roles, permissions of their own, or everything. */
export function AgentPermissions({ agentId }: { agentId: string }) {
  const access = useQuery(agentAccessQuery(agentId))
  const services = useQuery(permissionsQuery)
  const roles = useQuery(rolesQuery)
  const licence = useLicence(agentId)
  const failed = [access, services, roles].find(({ error, data }) => error && !data)
  if (failed?.error) return <NotLoaded error={failed.error} retry={failed.refetch} />
  if (!access.data || !services.data || !roles.data) return <Skeleton width="100%" height={480} />
  return (
    <div className={styles.parts}>
      {licence && licence.levels.length > 0 && <LevelNote licence={licence} />}
      <Form
        key={agentId}
        access={access.data}
        services={services.data}
        roles={roles.data}
        level={licence?.level}
        refetch={() => access.refetch()}
      />
    </div>
  )
}

/** What the list says of the agent's level, for whoever may see it. */
function useLicence(agentId: string) {
  const maySee = useSession().agent.permissions.includes('agents')
  const { data } = useQuery({ ...allAgentsQuery, enabled: maySee })
  const agent = data?.items.find(({ id }) => id === agentId)
  if (!data || !agent) return undefined
  return { agent, levels: data.licenceLevels, level: data.licenceLevels.find(({ id }) => id === agent.licenceLevelId) }
}

type Licence = NonNullable<ReturnType<typeof useLicence>>

/** What can be given, and the way to another level. Outside of the form: a dialog's own would send it, too. */
function LevelNote({ licence: { agent, levels, level } }: { licence: Licence }) {
  const { t } = useTranslation('access')
  const { agent: self } = useSession()
  const [changing, setChanging] = useState(false)
  const mayChange = self.permissions.includes('edit-agents') && (self.superadmin || self.id !== agent.id)
  return (
    <div className={styles.level}>
      <p className={styles.note}>{level ? t('level', { level: levelName(level) }) : t('level-none')}</p>
      {mayChange && (
        <Button variant="default" size="compact-sm" onClick={() => setChanging(true)}>
          {t('change-level')}
        </Button>
      )}
      {changing && (
        <Suspense>
          <LevelDialog
            agents={[agent]}
            levels={levels}
            onClose={() => setChanging(false)}
            onSaved={() => setChanging(false)}
          />
        </Suspense>
      )}
    </div>
  )
}

interface Props {
  access: AgentAccess
  services: readonly PermissionService[]
  roles: readonly Role[]
  level: Level | undefined
  refetch: () => Promise<{ data: AgentAccess | undefined }>
}

function Form({ access, services, roles, level, refetch }: Props) {
  const { t } = useTranslation('access')
  const { agent: self } = useSession()
  const edited = useEdited(access, draftOf)
  const save = useChangeAccess(access.agentId)
  const { draft } = edited
  const isOwn = self.id === access.agentId
  const isOutOfReach = access.superadmin && !self.superadmin
  const isFixed = isOutOfReach || draft.superadmin

  const beyondId = useId()
  const serviceOf = new Map(
    services.flatMap(({ service, permissions }) => permissions.map(({ permission }) => [permission, service])),
  )
  const isHeld = (needed: readonly string[]) => needed.every((one) => holds(level, serviceOf.get(one)))
  const rolesBeyond = roles.filter(({ permissions }) => !isHeld(permissions))

  /** What is new has to be part of the level. Below a superadmin: what they hold themselves, and nothing to themselves. */
  const canChange = (needed: readonly string[], isGiven: boolean) =>
    !isFixed &&
    (isGiven || isHeld(needed)) &&
    (self.superadmin || (needed.every((one) => self.permissions.includes(one)) && (isGiven || !isOwn)))

  return (
    <EditForm edited={edited} save={save} refetch={refetch} fields={FIELDS} words={wordsOf(save.error, 'access')}>
      {isOutOfReach && <p className={styles.note}>{t('not-yours')}</p>}
      {isOwn && !self.superadmin && <p className={styles.note}>{t('own')}</p>}
      {self.superadmin && (
        <Checkbox
          label={t('superadmin')}
          description={t('superadmin-hint')}
          checked={draft.superadmin}
          onChange={({ currentTarget }) => edited.change({ superadmin: currentTarget.checked })}
        />
      )}
      {draft.superadmin && !isOutOfReach && <p className={styles.note}>{t('has-all')}</p>}
      <Section title={t('roles')} hint={roles.length === 0 ? t('no-roles') : t('roles-hint')}>
        <div className={styles.chips} role="group" aria-label={t('roles')}>
          {roles.map((role) => {
            const isGiven = draft.roleIds.includes(role.id)
            return (
              <Chip
                key={role.id}
                classNames={{ root: styles.chip!, label: `${styles.chip} ${styles.word}` }}
                checked={isGiven}
                disabled={!canChange(role.permissions, isGiven || access.roleIds.includes(role.id))}
                aria-describedby={rolesBeyond.includes(role) ? beyondId : undefined}
                onChange={(isChosen) =>
                  edited.change({
                    roleIds: isChosen ? [...draft.roleIds, role.id] : draft.roleIds.filter((one) => one !== role.id),
                  })
                }
              >
                {role.name}
              </Chip>
            )
          })}
        </div>
        {level && rolesBeyond.length > 0 && (
          <p id={beyondId} className={styles.note}>
            {t('roles-beyond', { level: level.name, roles: rolesBeyond.map(({ name }) => name).join(', ') })}
          </p>
        )}
      </Section>
      <PermissionBoxes
        services={services}
        level={level}
        chosen={draft.permissions}
        rolesGiving={(permission) =>
          roles
            .filter((role) => draft.roleIds.includes(role.id) && role.permissions.includes(permission))
            .map(({ name }) => name)
        }
        canChange={(permission, isGiven) => canChange([permission], isGiven || access.permissions.includes(permission))}
        onChange={(permissions) => edited.change({ permissions })}
      />
    </EditForm>
  )
}

function draftOf({ permissions, roleIds, superadmin }: AgentAccess) {
  return { permissions, roleIds, superadmin }
}
