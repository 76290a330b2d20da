import { Button, Modal, NativeSelect } from '@mantine/core'
import type { AdminAgent } from '@svara/api'
import { Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../../i18n'
import { reason, toast } from '../../../toast'
import dialog from '../page/Dialog.module.css'
import { FlowUses } from '../page/FlowUses'
import { allAgentsQuery, openTicketsQuery, useRemoveAgent } from './api/agents'

const NOBODY = 'nobody'
const NOT = 'not'

/** Asks once, by name; open tickets are offered to somebody else first. */
export default function RemoveDialog({ agent: { id, name }, onClose }: { agent: AdminAgent; onClose: () => void }) {
  const { t } = useTranslation('agents')
  const navigate = useNavigate()
  const tickets = useQuery(openTicketsQuery(id))
  const colleagues = (useQuery(allAgentsQuery).data?.items ?? []).filter((one) => one.id !== id)
  const remove = useRemoveAgent(id)
  const [to, setTo] = useState(NOBODY)
  const open = tickets.data ?? 0

  function send() {
    // the list that is read anew may take this dialog away with its agent before the answer is told
    remove.mutateAsync({ to: open === 0 || to === NOT ? undefined : to === NOBODY ? null : to }).then(
      () => {
        toast(t('removed', { name }))
        onClose()
        void navigate({ to: '/admin/agents' })
      },
      // the refusal stands below
      () => {},
    )
  }

  return (
    <Modal opened onClose={onClose} title={t('remove-title', { name })} closeButtonProps={{ 'aria-label': t('close') }}>
      <p className={dialog.text}>{t('remove-hint')}</p>
      <FlowUses of={{ agent: id }} />
      {tickets.isPending && <Skeleton width="100%" height={32} />}
      {open > 0 && (
        <NativeSelect
          mt="sm"
          label={t('open-tickets', { count: open })}
          value={to}
          onChange={({ currentTarget }) => setTo(currentTarget.value)}
          data={[
            { value: NOBODY, label: t('to-nobody') },
            ...colleagues.map((one) => ({ value: one.id, label: t('to', { name: one.name }) })),
            { value: NOT, label: t('to-stay', { name }) },
          ]}
        />
      )}
      <div role="alert">
        {(remove.error ?? tickets.error) && <p className={dialog.refused}>{reason(remove.error ?? tickets.error)}</p>}
      </div>
      <div className={dialog.acts}>
        <Button
          variant="default"
          className={dialog.danger}
          disabled={tickets.isPending}
          loading={remove.isPending}
          onClick={send}
        >
          {t('remove')}
        </Button>
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </Modal>
  )
}
