import { Button, Checkbox, Modal, Radio, Select, TextInput } from '@mantine/core'
import type { Mailbox } from '@svara/api'
import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from '../../../../i18n'
import { reason, toast } from '../../../../toast'
import { allMailboxesQuery } from '../api/mailboxes'
import { useRemoveMailbox, type Removal } from '../api/remove-mailbox'
import dialog from '../../page/Dialog.module.css'
import { FlowUses } from '../../page/FlowUses'
import styles from './RemoveDialog.module.css'

interface Props {
  mailbox: Mailbox
  onClose: () => void
  onRemoved: () => void
}

/** Says what goes, asks where the tickets go, and wants the name typed: there is no way back. */
export default function RemoveDialog({ mailbox, onClose, onRemoved }: Props) {
  const { t } = useTranslation('mailboxes')
  const { data: all = [] } = useQuery(allMailboxesQuery)
  const others = all.filter(({ id, removing }) => id !== mailbox.id && !removing)
  const [removal, setRemoval] = useState<Removal>({
    name: '',
    tickets: others.length > 0 ? 'move' : 'trash',
    keepAddresses: true,
  })
  const remove = useRemoveMailbox(mailbox.id)
  const isReady = removal.name.trim() === mailbox.name && (removal.tickets === 'trash' || removal.into !== undefined)

  function change(part: Partial<Removal>) {
    remove.reset()
    setRemoval({ ...removal, ...part })
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!isReady) return
    remove.mutate(removal, {
      onSuccess: () => {
        toast(t('removal.begun', { name: mailbox.name }))
        onRemoved()
      },
    })
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('removal.title', { name: mailbox.name })}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <form onSubmit={submit} className={styles.form}>
        <p className={dialog.text}>{t('removal.hint')}</p>
        <FlowUses of={{ mailbox: mailbox.id }} />
        <Where removal={removal} others={others} change={change} />
        <TextInput
          label={t('removal.name', { name: mailbox.name })}
          autoComplete="off"
          spellCheck={false}
          value={removal.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <div role="alert">{remove.error && <p className={dialog.refused}>{reason(remove.error)}</p>}</div>
        <div className={dialog.acts}>
          <Button
            type="submit"
            variant="default"
            className={dialog.danger}
            disabled={!isReady}
            loading={remove.isPending}
          >
            {t('removal.remove')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

interface WhereProps {
  removal: Removal
  others: Mailbox[]
  change: (part: Partial<Removal>) => void
}

function Where({ removal, others, change }: WhereProps) {
  const { t } = useTranslation('mailboxes')
  return (
    <>
      <Radio.Group
        label={t('removal.tickets')}
        value={removal.tickets}
        onChange={(tickets) => change({ tickets: tickets as Removal['tickets'] })}
      >
        <div className={styles.choices}>
          <Radio value="move" label={t('removal.move')} disabled={others.length === 0} />
          <Radio value="trash" label={t('removal.trash')} description={t('removal.trash-hint')} />
        </div>
      </Radio.Group>
      {removal.tickets === 'move' && (
        <>
          <Select
            label={t('removal.into')}
            placeholder={t('removal.choose')}
            description={t('removal.into-hint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            data={others.map(({ id, name }) => ({ value: id, label: name }))}
            value={removal.into ?? null}
            searchable={others.length > 8}
            allowDeselect={false}
            onChange={(into) => change({ into: into ?? undefined })}
          />
          <Checkbox
            label={t('removal.keep')}
            description={t('removal.keep-hint')}
            checked={removal.keepAddresses}
            onChange={(event) => change({ keepAddresses: event.currentTarget.checked })}
          />
        </>
      )}
    </>
  )
}
