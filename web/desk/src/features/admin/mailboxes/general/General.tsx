import { NativeSelect, TextInput } from '@mantine/core'
import type { Mailbox, MailboxSettings } from '@svara/api'
import { Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from '../../../../i18n'
import { EditForm } from '../../page/EditForm'
import { useFieldError } from '../../page/errors'
import form from '../../page/Form.module.css'
import { NotLoaded } from '../../page/NotLoaded'
import { Section } from '../../page/Section'
import { useEdited } from '../../page/use-edited'
import { ZonePicker } from '../../page/ZonePicker'
import { schedulesQuery } from '../../schedules/api/schedules'
import { useSaveSettings } from '../api/save-settings'
import { settingsDraft, settingsQuery, type SettingsDraft } from '../api/settings'
import { Remove } from '../removal/Remove'
import { Behaviours } from './Behaviours'

const FIELDS = [
  'name',
  'numberPrefix',
  'timeZone',
  'scheduleId',
  'closedTickets',
  'statusAfterReply',
  'assignment',
  'assigneeId',
]

export interface SettingsFields {
  settings: SettingsDraft
  change: (part: Partial<SettingsDraft>) => void
}

/** What a mailbox is called, when it is open, and what it does by itself. */
export default function General({ mailbox }: { mailbox: Mailbox }) {
  const { data, error, refetch } = useQuery(settingsQuery(mailbox.id))
  if (error && !data) return <NotLoaded error={error} retry={refetch} />
  if (!data) return <Skeleton width="100%" height={480} />
  return (
    <>
      <Form kept={data} refetch={refetch} />
      <Remove mailbox={mailbox} />
    </>
  )
}

function Form({
  kept,
  refetch,
}: {
  kept: MailboxSettings
  refetch: () => Promise<{ data: MailboxSettings | undefined }>
}) {
  const edited = useEdited(kept, settingsDraft)
  const save = useSaveSettings(kept.id)
  function change(part: Partial<SettingsDraft>) {
    save.reset()
    edited.change(part)
  }
  return (
    <EditForm edited={edited} save={save} refetch={refetch} fields={FIELDS}>
      <Names settings={edited.draft} change={change} />
      <Hours settings={edited.draft} change={change} />
      <Behaviours settings={edited.draft} change={change} />
    </EditForm>
  )
}

function Names({ settings: { name, numberPrefix }, change }: SettingsFields) {
  const { t } = useTranslation('mailboxes')
  const errorOf = useFieldError('mailboxes')
  return (
    <Section title={t('names')} hint={t('names-hint')}>
      <div className={form.pair}>
        <TextInput
          label={t('mailbox-name')}
          required
          withAsterisk={false}
          maxLength={100}
          error={errorOf('name')}
          value={name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t('prefix')}
          description={t('prefix-hint', { number: [numberPrefix, 1042].filter(Boolean).join('-') })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={10}
          error={errorOf('numberPrefix')}
          value={numberPrefix}
          onChange={(event) => change({ numberPrefix: event.currentTarget.value })}
        />
      </div>
    </Section>
  )
}

function Hours({ settings: { timeZone, scheduleId }, change }: SettingsFields) {
  const { t } = useTranslation('mailboxes')
  const errorOf = useFieldError('mailboxes')
  const { data: schedules } = useQuery(schedulesQuery)
  return (
    <Section
      title={t('hours')}
      hint={
        <>
          {t('hours-hint')} <Link to="/admin/schedules">{t('to-schedules')}</Link>
        </>
      }
    >
      <div className={form.pair}>
        <ZonePicker zone={timeZone} error={errorOf('timeZone')} onChange={(zone) => change({ timeZone: zone })} />
        <NativeSelect
          label={t('schedule')}
          error={errorOf('scheduleId')}
          data={[
            { value: '', label: t('always-open') },
            ...(schedules ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={scheduleId ?? ''}
          disabled={!schedules}
          onChange={(event) => change({ scheduleId: event.currentTarget.value || null })}
        />
      </div>
    </Section>
  )
}
