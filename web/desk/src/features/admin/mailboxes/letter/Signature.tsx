import type { Mailbox } from '@svara/api'
import { useTranslation } from '../../../../i18n'
import { Section } from '../../page/Section'
import { LetterForm } from './LetterForm'
import { useSamples } from './samples'
import { TagText } from './TagText'

/** What stands below the first message that is sent in a ticket (MBX-10). */
export default function Signature({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useTranslation('mailboxes')
  const samples = useSamples()
  return (
    <LetterForm mailbox={mailbox} fields={['signature', 'consent']} previewed={() => 'first'}>
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
        </>
      )}
    </LetterForm>
  )
}
