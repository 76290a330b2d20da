import { NativeSelect, Radio } from '@mantine/core'
import type { Mailbox } from '@svara/api'
import { useTranslation } from '../../../../i18n'
import { useSession } from '../../../session'
import { useFieldError } from '../../page/errors'
import form from '../../page/Form.module.css'
import { Section } from '../../page/Section'
import { ColourField } from './ColourField'
import { LetterForm, type LetterFields } from './LetterForm'
import { Logo } from './Logo'
import styles from './Template.module.css'
import { TestMail } from './TestMail'

const SIZES = [10, 11, 12, 13, 14, 15, 16, 18, 20, 22, 24]
const QUOTING = ['none', 'last', 'all'] as const
const ORDERS = ['oldest-first', 'newest-first'] as const

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

/** The look of a mailbox's mail, who it is from, and what goes along with it (MBX-8). */
export default function Template({ mailbox }: { mailbox: Mailbox }) {
  return (
    <LetterForm
      mailbox={mailbox}
      fields={['senderName', 'look', 'logo', 'quoting', 'messageOrder']}
      previewed={() => 'first'}
      renderBelow={(letter) => <TestMail mailbox={mailbox} letter={letter} />}
    >
      {(fields) => <Fields mailbox={mailbox} {...fields} />}
    </LetterForm>
  )
}

function Fields({ mailbox, letter, change }: LetterFields & { mailbox: Mailbox }) {
  const { t } = useTranslation('mailboxes')
  const { agent } = useSession()
  const errorOf = useFieldError('mailboxes')
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
      <Look letter={letter} change={change} />
      <Section title={t('logo')} hint={t('logo-hint')}>
        <Logo logo={letter.logo} onChange={(logo) => change({ logo })} />
      </Section>
      <Section title={t('quoting')} hint={t('quoting-hint')}>
        <Radio.Group
          aria-label={t('quoting')}
          value={letter.quoting}
          error={errorOf('quoting')}
          onChange={(quoting) => change({ quoting })}
        >
          <div className={styles.radios}>
            {QUOTING.map((value) => (
              <Radio key={value} value={value} label={t(`quoting.${value}`)} />
            ))}
          </div>
        </Radio.Group>
      </Section>
      <Section title={t('order')} hint={t('order-hint')}>
        <Radio.Group
          aria-label={t('order')}
          value={letter.messageOrder}
          error={errorOf('messageOrder')}
          onChange={(messageOrder) => change({ messageOrder })}
        >
          <div className={styles.radios}>
            {ORDERS.map((value) => (
              <Radio key={value} value={value} label={t(`order.${value}`)} />
            ))}
          </div>
        </Radio.Group>
      </Section>
    </>
  )
}

function Look({ letter: { look }, change }: Pick<LetterFields, 'letter' | 'change'>) {
  const { t } = useTranslation('mailboxes')
  const errorOf = useFieldError('mailboxes')
  const sizes = [...new Set([...SIZES, look.fontSize])].sort((one, other) => one - other)
  const set = (part: Partial<typeof look>) => change({ look: { ...look, ...part } })
  return (
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
  )
}
