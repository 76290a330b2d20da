import { SegmentedControl, Switch } from '@mantine/core'
import type { Mailbox } from '@svara/api'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../../../i18n'
import { Section } from '../../page/Section'
import type { LetterDraft } from '../api/letter'
import { settingsQuery } from '../api/settings'
import { LetterForm, type LetterFields } from './LetterForm'
import styles from './Response.module.css'
import { useSamples, written } from './samples'
import { TagText } from './TagText'

/** What a mailbox answers a new ticket by itself (MBX-9). */
export default function Response({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useTranslation('mailboxes')
  const [chosen, choose] = useState<'response' | 'outside-hours'>('response')
  return (
    <LetterForm
      mailbox={mailbox}
      fields={['response']}
      previewed={({ response }) => shown(response, chosen)}
      renderChoice={({ response }) =>
        response.on &&
        response.outsideHours.on && (
          <SegmentedControl
            size="xs"
            aria-label={t('preview-which')}
            data={[
              { value: 'response', label: t('within-hours') },
              { value: 'outside-hours', label: t('outside-hours') },
            ]}
            value={chosen}
            onChange={(value) => choose(value as typeof chosen)}
          />
        )
      }
    >
      {(fields) => <Fields mailbox={mailbox} {...fields} />}
    </LetterForm>
  )
}

function shown({ on, outsideHours }: LetterDraft['response'], chosen: 'response' | 'outside-hours') {
  if (!on) return null
  return outsideHours.on ? chosen : 'response'
}

function Fields({ mailbox, letter: { response }, tags, revision, change }: LetterFields & { mailbox: Mailbox }) {
  const { t } = useTranslation('mailboxes')
  const samples = useSamples()
  // what is switched on begins with the sample, and not with a refusal
  const [begun, setBegun] = useState(0)
  const { outsideHours } = response
  const set = (part: Partial<typeof response>) => change({ response: { ...response, ...part } })

  function turn(on: boolean) {
    if (on && response.html === '') {
      set({ on, html: written(samples.response) })
      setBegun(begun + 1)
    } else set({ on })
  }

  function turnOutside(on: boolean) {
    if (on && outsideHours.html === '') {
      set({ outsideHours: { on, html: written(samples.outside) } })
      setBegun(begun + 1)
    } else set({ outsideHours: { ...outsideHours, on } })
  }

  return (
    <>
      <Section title={t('response')} hint={t('response-hint')}>
        <Switch
          label={t('response-on')}
          checked={response.on}
          onChange={(event) => turn(event.currentTarget.checked)}
        />
        {response.on && (
          <TagText
            field="response.html"
            label={t('response-text')}
            placeholder={t('response-placeholder')}
            html={response.html}
            revision={revision + begun}
            tags={tags.response}
            sample={samples.response}
            onChange={(html) => set({ html })}
          />
        )}
      </Section>
      {response.on && (
        <Section title={t('outside')} hint={t('outside-hint')}>
          <Switch
            label={t('outside-on')}
            checked={outsideHours.on}
            onChange={(event) => turnOutside(event.currentTarget.checked)}
          />
          {outsideHours.on && (
            <>
              <NoSchedule mailbox={mailbox} />
              <TagText
                field="response.outsideHours.html"
                label={t('outside-text')}
                placeholder={t('response-placeholder')}
                html={outsideHours.html}
                revision={revision + begun}
                tags={tags.response}
                sample={samples.outside}
                onChange={(html) => set({ outsideHours: { ...outsideHours, html } })}
              />
            </>
          )}
        </Section>
      )}
    </>
  )
}

/** Without a schedule it is never outside of the hours. */
function NoSchedule({ mailbox: { id } }: { mailbox: Mailbox }) {
  const { t } = useTranslation('mailboxes')
  const { data } = useQuery(settingsQuery(id))
  if (!data || data.scheduleId) return null
  return (
    <p className={styles.note}>
      {t('no-schedule-yet')}{' '}
      <Link to="/admin/mailboxes/$mailbox/$tab" params={{ mailbox: id, tab: 'general' }}>
        {t('choose-schedule')}
      </Link>
    </p>
  )
}
