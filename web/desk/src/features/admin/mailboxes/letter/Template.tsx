import { NativeSelect, Radio, TextInput } from '@mantine/core'
import type { Mailbox } from '@svara/api'
import { useTranslation } from '../../../../i18n'
import { useSession } from '../../../session'
import { useFieldError } from '../../page/errors'
import form from '../../page/Form.module.css'
import { Section } from '../../page/Section'
import { LetterForm, type LetterFields } from './LetterForm'
import styles from './Template.module.css'

const SIZES = [10, 11, 12, 13, 14, 15, 16, 18, 20, 22, 24]

/** As mail programs call them; the first is whichever the reader's device has. */
const FONTS = {
  system: null,
  arial: 'Arial',
  verdana: 'Verdana',
  trebuchet: 'Trebuchet MS',
  georgia: 'Georgia',
  times: 'Times New Roman',
  courier: 'Courier New',
}

/** The look of a mailbox's mail, and who it is from. */
export default function Template({ mailbox }: { mailbox: Mailbox }) {
  return (
    <LetterForm mailbox={mailbox} fields={['senderName', 'look']} previewed={() => 'first'}>
      {(fields) => <Fields mailbox={mailbox} {...fields} />}
    </LetterForm>
  )
}

function Fields({ mailbox, letter, change }: LetterFields & { mailbox: Mailbox }) {
  const { t } = useTranslation('mailboxes')
  const { agent } = useSession()
  const errorOf = useFieldError('mailboxes')
  const { look } = letter
  const sizes = [...new Set([...SIZES, look.fontSize])].sort((one, other) => one - other)
  const set = (part: Partial<typeof look>) => change({ look: { ...look, ...part } })
  return (
    <>
      <Section title={t('sender')} hint={t('sender-hint')}>
        <Radio.Group
          aria-label={t('sender')}
          value={letter.senderName}
          error={errorOf('senderName')}
          onChange={(senderName) => change({ senderName })}
        >
          <div className={styles.radios}>
            <Radio value="mailbox" label={mailbox.name} description={t('sender.mailbox')} />
            <Radio
              value="agent-at-mailbox"
              label={t('sender.example', { agent: agent.name, mailbox: mailbox.name })}
              description={t('sender.agent')}
            />
          </div>
        </Radio.Group>
      </Section>
      <Section title={t('look')} hint={t('look-hint')}>
        <div className={form.pair}>
          <NativeSelect
            label={t('font')}
            error={errorOf('look.font')}
            data={Object.entries(FONTS).map(([value, label]) => ({ value, label: label ?? t('font.system') }))}
            value={look.font}
            onChange={(event) => set({ font: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('font-size')}
            error={errorOf('look.fontSize')}
            data={sizes.map((size) => ({ value: String(size), label: t('pixels', { size }) }))}
            value={String(look.fontSize)}
            onChange={(event) => set({ fontSize: Number(event.currentTarget.value) })}
          />
          <ColourField
            label={t('text-colour')}
            value={look.textColor}
            error={errorOf('look.textColor')}
            onChange={(textColor) => set({ textColor })}
          />
          <ColourField
            label={t('link-colour')}
            value={look.linkColor}
            error={errorOf('look.linkColor')}
            onChange={(linkColor) => set({ linkColor })}
          />
        </div>
      </Section>
    </>
  )
}

interface ColourProps {
  label: string
  value: string
  error: string | undefined
  onChange: (colour: string) => void
}

/** A colour by its code, or from the browser's own picker. */
function ColourField({ label, value, error, onChange }: ColourProps) {
  const { t } = useTranslation('mailboxes')
  return (
    <TextInput
      label={label}
      error={error}
      value={value}
      maxLength={7}
      spellCheck={false}
      leftSectionWidth={40}
      leftSectionPointerEvents="all"
      leftSection={
        <input
          type="color"
          className={styles.colour}
          aria-label={t('choose-colour', { name: label })}
          value={/^#[0-9a-f]{6}$/i.test(value) ? value : '#000000'}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      }
      onChange={(event) => onChange(event.currentTarget.value.trim())}
    />
  )
}
