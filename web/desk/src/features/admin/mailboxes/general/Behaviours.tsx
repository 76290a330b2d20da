import { NativeSelect, Radio, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../../../i18n'
import { agentsQuery, statusesQuery, useStatusName } from '../../../tickets'
import { useFieldError } from '../../page/errors'
import form from '../../page/Form.module.css'
import { Section } from '../../page/Section'
import type { SettingsFields } from './General'
import styles from './Behaviours.module.css'

/** New and Reply mean that the customer waits for us: no reply leaves a ticket so. */
const AFTER_REPLY = new Set(['in_hand', 'pending', 'on_hold', 'solved', 'closed'])

const ASSIGNMENTS = ['none', 'agent', 'round-robin', 'least-loaded'] as const
const CLOSED = ['follow-up', 'reopen'] as const

/** What a mailbox does by itself (MBX-14). */
export function Behaviours({ settings, change }: SettingsFields) {
  const { t } = useTranslation('mailboxes')
  const errorOf = useFieldError('mailboxes')
  return (
    <>
      <Section title={t('assignment')} hint={t('assignment-hint')}>
        <Radio.Group
          aria-label={t('assignment')}
          value={settings.assignment}
          error={errorOf('assignment')}
          onChange={(assignment) => change({ assignment })}
        >
          <div className={styles.radios}>
            {ASSIGNMENTS.map((word) => (
              <Radio
                key={word}
                value={word}
                label={t(`assignment.${word}`)}
                description={t(`assignment-hint.${word}`)}
              />
            ))}
          </div>
        </Radio.Group>
        {settings.assignment === 'agent' && <AgentPicker settings={settings} change={change} />}
      </Section>
      <Section title={t('replies')}>
        <div className={form.pair}>
          <AfterReply settings={settings} change={change} />
        </div>
        <Radio.Group
          label={t('closed')}
          value={settings.closedTickets}
          error={errorOf('closedTickets')}
          onChange={(closedTickets) => change({ closedTickets })}
        >
          <div className={styles.radios}>
            {CLOSED.map((word) => (
              <Radio key={word} value={word} label={t(`closed.${word}`)} description={t(`closed-hint.${word}`)} />
            ))}
          </div>
        </Radio.Group>
      </Section>
    </>
  )
}

function AgentPicker({ settings: { assigneeId }, change }: SettingsFields) {
  const { t } = useTranslation('mailboxes')
  const error = useFieldError('mailboxes')('assigneeId')
  const { data = [] } = useQuery(agentsQuery)
  return (
    <Select
      className={styles.agent}
      label={t('assignee')}
      placeholder={t('choose-agent')}
      data={data.map(({ id, name }) => ({ value: id, label: name }))}
      value={assigneeId ?? null}
      error={error}
      searchable
      allowDeselect={false}
      nothingFoundMessage={t('no-agent')}
      onChange={(chosen) => change({ assigneeId: chosen })}
    />
  )
}

function AfterReply({ settings: { statusAfterReply }, change }: SettingsFields) {
  const { t } = useTranslation('mailboxes')
  const error = useFieldError('mailboxes')('statusAfterReply')
  const { data = [] } = useQuery(statusesQuery)
  const nameOf = useStatusName()
  const kinds = data.filter(
    ({ system, enabled, kind }) => system && AFTER_REPLY.has(kind) && (enabled || kind === statusAfterReply),
  )
  return (
    <NativeSelect
      label={t('after-reply')}
      description={t('after-reply-hint')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={error}
      data={kinds.map((status) => ({ value: status.kind, label: nameOf(status) }))}
      value={statusAfterReply}
      onChange={(event) => change({ statusAfterReply: event.currentTarget.value })}
    />
  )
}
