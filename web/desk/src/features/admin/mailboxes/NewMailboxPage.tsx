import { Button, TextInput } from '@mantine/core'
import { Refusal } from '@svara/api'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from '../../../i18n'
import { toast } from '../../../toast'
import { RefusalOfFields, useFieldError } from '../page/errors'
import form from '../page/Form.module.css'
import { FormFoot } from '../page/FormFoot'
import { ItemPage } from '../page/ItemPage'
import { LeaveDialog } from '../page/LeaveDialog'
import { useCreateMailbox } from './api/create-mailbox'

const EMPTY = { name: '', address: '', numberPrefix: '' }

/** A new mailbox; what else can be set of it comes after, beginning with how mail gets there. */
export function NewMailboxPage() {
  const { t } = useTranslation(['mailboxes', 'admin'])
  const navigate = useNavigate()
  const create = useCreateMailbox()
  const [draft, setDraft] = useState(EMPTY)
  const isDone = useRef(false)

  function change(part: Partial<typeof EMPTY>) {
    create.reset()
    setDraft({ ...draft, ...part })
  }

  function send() {
    create.mutate(draft, {
      onSuccess: ({ id, name }) => {
        isDone.current = true
        toast(t('created', { name }))
        void navigate({ to: '/admin/mailboxes/$mailbox/$tab', params: { mailbox: id, tab: 'incoming' } })
      },
    })
  }

  return (
    <ItemPage list="/admin/mailboxes" back={t('back')}>
      <h1>{t('new')}</h1>
      <RefusalOfFields value={create.error}>
        <form
          className={form.form}
          data-alone="true"
          onSubmit={(event) => {
            event.preventDefault()
            send()
          }}
        >
          <Fields draft={draft} isTaken={isTaken(create.error)} change={change} />
          <FormFoot
            save={create}
            label={t('create')}
            onMine={send}
            fields={Object.keys(EMPTY)}
            words={isTaken(create.error) ? t('error.address-taken') : undefined}
          >
            <Button variant="default" onClick={() => void navigate({ to: '/admin/mailboxes' })}>
              {t('cancel')}
            </Button>
          </FormFoot>
        </form>
        <LeaveDialog isChanged={() => draft !== EMPTY && !isDone.current} />
      </RefusalOfFields>
    </ItemPage>
  )
}

function isTaken(refusal: Error | null) {
  return refusal instanceof Refusal && refusal.code === 'address-taken'
}

function Fields({
  draft,
  isTaken: addressIsTaken,
  change,
}: {
  draft: typeof EMPTY
  isTaken: boolean
  change: (part: Partial<typeof EMPTY>) => void
}) {
  const { t } = useTranslation('mailboxes')
  const errorOf = useFieldError('mailboxes')
  return (
    <div className={form.fields}>
      <TextInput
        label={t('mailbox-name')}
        description={t('names-hint')}
        placeholder={t('name-example')}
        required
        withAsterisk={false}
        maxLength={100}
        error={errorOf('name')}
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TextInput
        type="email"
        label={t('address')}
        description={t('address-hint')}
        placeholder="support@example.com"
        required
        withAsterisk={false}
        error={addressIsTaken ? t('error.address-taken') : errorOf('address')}
        value={draft.address}
        onChange={(event) => change({ address: event.currentTarget.value })}
      />
      <TextInput
        label={t('prefix')}
        description={t('prefix-hint', { number: [draft.numberPrefix, 1042].filter(Boolean).join('-') })}
        maxLength={10}
        error={errorOf('numberPrefix')}
        value={draft.numberPrefix}
        onChange={(event) => change({ numberPrefix: event.currentTarget.value })}
      />
    </div>
  )
}
