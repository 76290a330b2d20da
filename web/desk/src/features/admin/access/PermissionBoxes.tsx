import { Checkbox } from '@mantine/core'
import type { PermissionService } from '@svara/api'
import { useTranslation } from '../../../i18n'
import { wordFor } from '../../../i18n/words'
import { holds, type Level } from '../agents/level-name'
import { Section } from '../page/Section'
import styles from './PermissionBoxes.module.css'

interface Props {
  services: readonly PermissionService[]
  chosen: readonly string[]
  /** Names of the roles that give a permission besides. */
  rolesGiving?: (permission: string) => readonly string[]
  /** Of the agent whom they are given to: what it does not hold is greyed. */
  level?: Level | undefined
  /** Whether this box can be changed. */
  canChange: (permission: string, isChosen: boolean) => boolean
  onChange: (chosen: string[]) => void
}

/** All permissions by service; each with what it lets do. */
export function PermissionBoxes({ services, chosen, rolesGiving = () => [], level, canChange, onChange }: Props) {
  const { t } = useTranslation('access')

  function choose(permission: string, isChosen: boolean) {
    onChange(isChosen ? [...chosen, permission] : chosen.filter((one) => one !== permission))
  }

  return (
    <div className={styles.services}>
      {services.map(({ service, permissions }) => {
        const isThere = permissions.some(({ counts }) => counts)
        const beyond = holds(level, service) ? undefined : level
        return (
          <Section
            key={service}
            title={wordFor('access:service.', service)}
            hint={beyond ? t('beyond', { level: beyond.name }) : isThere ? undefined : t('service-not-yet')}
          >
            <div className={styles.boxes}>
              {permissions.map(({ permission, counts }) => (
                <Box
                  key={permission}
                  permission={permission}
                  isChosen={chosen.includes(permission)}
                  roles={rolesGiving(permission)}
                  isLater={isThere && !counts && !beyond}
                  beyond={beyond}
                  isFixed={!canChange(permission, chosen.includes(permission))}
                  onChange={(isChosen) => choose(permission, isChosen)}
                />
              ))}
            </div>
          </Section>
        )
      })}
    </div>
  )
}

interface BoxProps {
  permission: string
  isChosen: boolean
  roles: readonly string[]
  isLater: boolean
  /** The level that does not hold it. */
  beyond: Level | undefined
  isFixed: boolean
  onChange: (isChosen: boolean) => void
}

function Box({ permission, isChosen, roles, isLater, beyond, isFixed, onChange }: BoxProps) {
  const { t } = useTranslation('access')
  return (
    <Checkbox
      label={wordFor('access:permission.', permission)}
      description={
        <>
          {wordFor('access:about.', permission)}
          {isLater && <span className={styles.later}>{t('not-yet')}</span>}
          {beyond && (
            // what is not given, the service's heading says for eyes
            <span className={isChosen ? styles.beyond : 'visually-hidden'}>
              {t(isChosen ? 'asleep' : 'beyond', { level: beyond.name })}
            </span>
          )}
          {roles.length > 0 && <span className={styles.through}>{t('through', { roles: roles.join(', ') })}</span>}
        </>
      }
      className={beyond && styles.grey}
      checked={isChosen}
      disabled={isFixed}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
    />
  )
}
