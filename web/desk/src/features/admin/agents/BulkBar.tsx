import { lazyPart } from '@svara/ui'
import { Button, Menu } from '@mantine/core'
import type { AdminAgent, AdminAgents } from '@svara/api'
import { Suspense, useState } from 'react'
import { useTranslation } from '../../../i18n'
import { toast, toastRefusal } from '../../../toast'
import { useSession } from '../../session'
import styles from './AgentsPage.module.css'
import { useAddToGroup, useSetPicture } from './api/agents'
import { useLogOut } from './api/sessions'

const BulkRemoveDialog = lazyPart(() => import('./BulkRemoveDialog'))
const LevelDialog = lazyPart(() => import('./LevelDialog'))
const PictureDialog = lazyPart(() => import('./PictureDialog'))

interface Props {
  /** Those that are ticked. */
  agents: AdminAgent[]
  list: AdminAgents
  onDone: () => void
}

/** What can be done with all that are ticked. */
export function BulkBar({ agents, list, onDone }: Props) {
  const { t } = useTranslation('agents')
  const { permissions } = useSession().agent
  const [removing, setRemoving] = useState(false)
  return (
    <div className={styles.bulk} role="group" aria-label={t('chosen', { count: agents.length })}>
      <span>{t('chosen', { count: agents.length })}</span>
      {permissions.includes('edit-agents') && <Edits agents={agents} list={list} onDone={onDone} />}
      {permissions.includes('remove-agents') && (
        <Button variant="default" size="compact-sm" onClick={() => setRemoving(true)}>
          {t('remove-chosen')}
        </Button>
      )}
      {removing && (
        <Suspense>
          <BulkRemoveDialog
            agents={agents}
            others={list.items.filter((one) => !agents.includes(one))}
            onClose={() => setRemoving(false)}
            onRemoved={() => {
              setRemoving(false)
              onDone()
            }}
          />
        </Suspense>
      )}
    </div>
  )
}

function Edits({ agents, list: { groups, licenceLevels }, onDone }: Props) {
  const { t } = useTranslation('agents')
  const ids = agents.map(({ id }) => id)
  const logOut = useLogOut()
  const join = useAddToGroup()
  const draw = useSetPicture()
  const [drawing, setDrawing] = useState(false)
  const [levelling, setLevelling] = useState(false)
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setDrawing(true)}>
        {t('set-picture')}
      </Button>
      {licenceLevels.length > 0 && (
        <Button variant="default" size="compact-sm" onClick={() => setLevelling(true)}>
          {t('set-level')}
        </Button>
      )}
      <Menu position="bottom-start" returnFocus>
        <Menu.Target>
          <Button variant="default" size="compact-sm" disabled={groups.length === 0} loading={join.isPending}>
            {t('add-to-group')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {groups.map(({ id, name }) => (
            <Menu.Item
              key={id}
              onClick={() =>
                join.mutate(
                  { agentIds: ids, groupId: id },
                  {
                    onSuccess: () => {
                      toast(t('added-to-group', { count: ids.length, name }))
                      onDone()
                    },
                    onError: (refusal) => toastRefusal(t('not-saved'), refusal),
                  },
                )
              }
            >
              {name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button
        variant="default"
        size="compact-sm"
        loading={logOut.isPending}
        onClick={() =>
          logOut.mutate(ids, {
            onSuccess: () => {
              toast(t('logged-out', { count: ids.length }))
              onDone()
            },
            onError: (refusal) => toastRefusal(t('not-logged-out'), refusal),
          })
        }
      >
        {t('log-out')}
      </Button>
      {levelling && (
        <Suspense>
          <LevelDialog
            agents={agents}
            levels={licenceLevels}
            onClose={() => setLevelling(false)}
            onSaved={() => {
              setLevelling(false)
              onDone()
            }}
          />
        </Suspense>
      )}
      {drawing && (
        <Suspense>
          <PictureDialog
            save={(picture) => draw.mutateAsync({ agentIds: ids, picture })}
            count={ids.length}
            onClose={() => setDrawing(false)}
            onSaved={() => {
              setDrawing(false)
              onDone()
            }}
          />
        </Suspense>
      )}
    </>
  )
}
