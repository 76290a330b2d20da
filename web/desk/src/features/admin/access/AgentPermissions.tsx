import { Checkbox, Chip } from '@mantine/core'
import type { AgentAccess, PermissionService, Role } from '@svara/api'
import { Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../../i18n'
import { useSession } from '../../session'
import { allAgentsQuery } from '../agents/api/agents'
import { levelName } from '../agents/level-name'
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

const FIELDS = ['permissions', 'roleIds', 'superadmin']

/** What an agent may do: roles, permissions of their own, or everything. */
export function AgentPermissions({ agentId }: { agentId: string }) {
  const access = useQuery(agentAccessQuery(agentId))
  const services = useQuery(permissionsQuery)
  const roles = useQuery(rolesQuery)
  const failed = [access, services, roles].find(({ error, data }) => error && !data)
  if (failed?.error) return <NotLoaded error={failed.error} retry={failed.refetch} />
  if (!access.data || !services.data || !roles.data) return <Skeleton width="100%" height={480} />
  return (
    <Form
      key={agentId}
      access={access.data}
      services={services.data}
      roles={roles.data}
      refetch={() => access.refetch()}
    />
  )
}

interface Props {
  access: AgentAccess
  services: readonly PermissionService[]
  roles: readonly Role[]
  refetch: () => Promise<{ data: AgentAccess | undefined }>
}

function Form({ access, services, roles, refetch }: Props) {
  const { t } = useTranslation('access')
  const { agent: self } = useSession()
  const edited = useEdited(access, draftOf)
  const save = useChangeAccess(access.agentId)
  const { draft } = edited
  const isOwn = self.id === access.agentId
  const isOutOfReach = access.superadmin && !self.superadmin
  const isFixed = isOutOfReach || draft.superadmin

  /** Below a superadmin: what they hold themselves, and nothing to themselves. */
  const canChange = (needed: readonly string[], isGiven: boolean) =>
    !isFixed && (self.superadmin || (needed.every((one) => self.permissions.includes(one)) && (isGiven || !isOwn)))

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
      <LevelNote agentId={access.agentId} />
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
      </Section>
      <PermissionBoxes
        services={services}
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

/** What is ticked of a service beyond the agent's licence level sleeps. */
function LevelNote({ agentId }: { agentId: string }) {
  const { t } = useTranslation('access')
  const maySee = useSession().agent.permissions.includes('agents')
  const { data } = useQuery({ ...allAgentsQuery, enabled: maySee })
  const own = data?.items.find(({ id }) => id === agentId)?.licenceLevelId
  const level = data?.licenceLevels.find(({ id }) => id === own)
  return level ? <p className={styles.note}>{t('level', { level: levelName(level) })}</p> : null
}

function draftOf({ permissions, roleIds, superadmin }: AgentAccess) {
  return { permissions, roleIds, superadmin }
}
