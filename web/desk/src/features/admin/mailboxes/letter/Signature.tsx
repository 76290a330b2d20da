import { Radio, SegmentedControl } from '@mantine/core'
import type { Mailbox } from '@svara/api'
import { useState } from 'react'
import { useTranslation } from '../../../../i18n'
import { useFieldError } from '../../page/errors'
import { Section } from '../../page/Section'
import { LetterForm } from './LetterForm'
import { useSamples } from './samples'
import { TagText } from './TagText'
import styles from './Template.module.css'

const LATER = ['personal', 'both', 'none'] as const

/** What stands below the first message that is sent in a ticket (MBX-10). */
export default function Signature({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useTranslation('mailboxes')
  const samples = useSamples()
  const [shown, show] = useState<'first' | 'later'>('first')
  return (
    <LetterForm
      mailbox={mailbox}
      fields={['signature', 'consent', 'laterSignature']}
      previewed={() => shown}
      renderChoice={() => (
        <SegmentedControl
          size="xs"
          aria-label={t('preview-which')}
          data={[
            { value: 'first', label: t('first-message') },
            { value: 'later', label: t('later-message') },
          ]}
          value={shown}
          onChange={(value) => show(value as typeof shown)}
        />
      )}
    >
      {({ letter, tags, revision, change }) => (
        <>
          <Section title={t('signature')} hint={t('signature-hint')}>
            <TagText
              field="signature"
              label={t('signature')}
              placeholder={t('signature-placeholder')}
              html={letter.signature}
              revision={revision}
              tags={tags.reply}
              sample={samples.signature}
              onChange={(signature) => change({ signature })}
            />
          </Section>
          <Section title={t('consent')} hint={t('consent-hint')}>
            <TagText
              field="consent"
              label={t('consent')}
              placeholder={t('consent-placeholder')}
              html={letter.consent}
              revision={revision}
              tags={tags.reply}
              sample={samples.consent}
              onChange={(consent) => change({ consent })}
            />
          </Section>
          <Later value={letter.laterSignature} onChange={(laterSignature) => change({ laterSignature })} />
        </>
      )}
    </LetterForm>
  )
}

/** What stands below the messages after the first. */
function Later({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation('mailboxes')
  const errorOf = useFieldError('mailboxes')
  return (
    <Section title={t('later-signature')} hint={t('later-signature-hint')}>
      <Radio.Group
        aria-label={t('later-signature')}
        value={value}
        error={errorOf('laterSignature')}
        onChange={onChange}
      >
        <div className={styles.radios}>
          {LATER.map((one) => (
            <Radio key={one} value={one} label={t(`later-signature.${one}`)} />
          ))}
        </div>
      </Radio.Group>
    </Section>
  )
}
