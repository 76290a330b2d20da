import { Button, Modal, NativeSelect } from '@mantine/core'
import type { AdminAgent } from '@svara/api'
import { Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../../i18n'
import { reason, toast } from '../../../toast'
import dialog from '../page/Dialog.module.css'
import { openTicketsQuery, useRemoveAgents } from './api/agents'
import styles from './BulkRemoveDialog.module.css'

const NOBODY = 'nobody'
const NOT = 'not'

interface Props {
  agents: AdminAgent[]
  /** Who could take their open tickets. */
  others: AdminAgent[]
  onClose: () => void
  onRemoved: () => void
}

/** Asks once, by names; each is removed by itself, and who could not be is named with the reason. */
export default function BulkRemoveDialog({ agents, others, onClose, onRemoved }: Props) {
  const { t } = useTranslation('agents')
  // those who go: the list behind is read anew, and is shorter then
  const [going] = useState(agents)
  const [to, setTo] = useState(NOBODY)
  const tickets = useQuery(openTicketsQuery(...going.map(({ id }) => id)))
  const remove = useRemoveAgents()
  const open = tickets.data ?? 0
  const left = remove.data ?? []

  function send() {
    remove.mutate(
      { agents: going, to: open === 0 || to === NOT ? undefined : to === NOBODY ? null : to },
      {
        onSuccess: (refused) => {
          if (refused.length > 0) return
          toast(t('removed-several', { count: going.length }))
          onRemoved()
        },
      },
    )
  }

  if (left.length > 0)
    return (
      <Modal
        opened
        onClose={onRemoved}
        title={t('not-removed', { count: left.length })}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <div role="alert">
          {left.length < going.length && (
            <p className={dialog.text}>{t('removed-several', { count: going.length - left.length })}</p>
          )}
          <ul className={styles.names}>
            {left.map(({ agent, error }) => (
              <li key={agent.id}>
                <strong dir="auto">{agent.name}</strong> {reason(error)}
              </li>
            ))}
          </ul>
        </div>
        <div className={dialog.acts}>
          <Button data-autofocus onClick={onRemoved}>
            {t('done')}
          </Button>
        </div>
      </Modal>
    )

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('remove-several-title', { count: going.length })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p className={dialog.text}>{t('remove-several-hint')}</p>
      <ul className={styles.names}>
        {going.map(({ id, name }) => (
          <li key={id} dir="auto">
            {name}
          </li>
        ))}
      </ul>
      {tickets.isPending && <Skeleton width="100%" height={32} />}
      {open > 0 && (
        <NativeSelect
          mt="sm"
          label={t('open-tickets', { count: open })}
          value={to}
          onChange={({ currentTarget }) => setTo(currentTarget.value)}
          data={[
            { value: NOBODY, label: t('to-nobody') },
            ...others.map((one) => ({ value: one.id, label: t('to', { name: one.name }) })),
            { value: NOT, label: t('to-stay-several') },
          ]}
        />
      )}
      <div role="alert">{tickets.error && <p className={dialog.refused}>{reason(tickets.error)}</p>}</div>
      <div className={dialog.acts}>
        <Button
          variant="default"
          className={dialog.danger}
          disabled={tickets.isPending}
          loading={remove.isPending}
          onClick={send}
        >
          {t('remove-several', { count: going.length })}
        </Button>
        <Button variant="default" data-autofocus disabled={remove.isPending} onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </Modal>
  )
}
