import { Button, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../i18n'
import { reason, toast } from '../../toast'
import { mailboxesQuery } from '../tickets'
import type { OutboxMail } from '@svara/api'
import { usePlayCustomer } from './api/play-customer'
import { called } from './people'
import styles from './TestMailDialog.module.css'

interface Props {
  onClose: () => void
  /** The kept mail that is answered as the customer who would have got it. */
  answers?: OutboxMail
}

/** Plays the customer of the demo: a mail comes in as if by the post. */
export default function TestMailDialog({ onClose, answers }: Props) {
  const { t } = useTranslation('outbox')
  const { data: mailboxes } = useQuery(mailboxesQuery)
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={answers ? t('answer') : t('test-mail')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {mailboxes ? (
        <MailForm mailboxes={mailboxes} answers={answers} onClose={onClose} />
      ) : (
        <div className={styles.form} aria-hidden="true">
          <Skeleton width="100%" height={240} />
        </div>
      )}
    </Modal>
  )
}

function MailForm({
  mailboxes,
  answers,
  onClose,
}: {
  mailboxes: { id: string; name: string; address: string }[]
  answers: OutboxMail | undefined
  onClose: () => void
}) {
  const { t } = useTranslation('outbox')
  const example = useExample(answers)
  const navigate = useNavigate()
  const play = usePlayCustomer()
  const text = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    text.current?.focus()
  }, [])
  const [mail, setMail] = useState({ mailboxId: answers?.mailboxId ?? mailboxes[0]?.id ?? '', ...example })
  const field = (name: keyof typeof mail) => ({
    value: mail[name],
    onChange: (event: { currentTarget: { value: string } }) => setMail({ ...mail, [name]: event.currentTarget.value }),
  })

  function sent() {
    onClose()
    toast(answers ? t('answered') : t('test-sent'), {
      label: answers ? t('open-ticket') : t('show-tickets'),
      run: () =>
        void (answers?.ticketId
          ? navigate({
              to: '/tickets/$filter/$ticket',
              params: { filter: 'all-open', ticket: answers.ticketId },
            })
          : navigate({ to: '/tickets/$filter', params: { filter: 'all-unsolved' } })),
    })
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        play.mutate({ ...mail, ...(answers ? { answers: answers.id } : {}) }, { onSuccess: sent })
      }}
    >
      <p className={styles.hint}>
        {answers ? t('answer-hint', { name: answers.to[0] ? called(answers.to[0]) : '' }) : t('test-hint')}
      </p>
      {!answers && (
        <>
          <NativeSelect
            label={t('mailbox')}
            data={mailboxes.map(({ id, name, address }) => ({ value: id, label: `${name} <${address}>` }))}
            {...field('mailboxId')}
          />
          <div className={styles.pair}>
            <TextInput label={t('name')} maxLength={200} {...field('name')} />
            <TextInput
              label={t('email')}
              type="email"
              required
              withAsterisk={false}
              maxLength={254}
              {...field('email')}
            />
          </div>
          <TextInput label={t('subject')} required withAsterisk={false} maxLength={500} {...field('subject')} />
        </>
      )}
      <Textarea
        label={t('text')}
        required
        withAsterisk={false}
        autosize
        minRows={5}
        maxRows={14}
        ref={text}
        data-autofocus
        {...field('text')}
      />
      <div role="alert" className={styles.alert}>
        {play.error && <p className={styles.refused}>{reason(play.error)}</p>}
      </div>
      <div className={styles.acts}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" loading={play.isPending}>
          {answers ? t('send-answer') : t('send-test')}
        </Button>
      </div>
    </form>
  )
}

const EXAMPLES = [1, 2, 3] as const
let shown = 0

/** Something that a customer could have written, another each time. */
function useExample(answers: OutboxMail | undefined) {
  const { t } = useTranslation('outbox')
  const [number] = useState(() => EXAMPLES[shown++ % EXAMPLES.length]!)
  if (answers) {
    const { name = '', email = '' } = answers.to[0] ?? {}
    const subject = /^(re|sv):/i.test(answers.subject) ? answers.subject : `Re: ${answers.subject}`
    return { name: name ?? '', email, subject, text: t('example.answer') }
  }
  return {
    name: t(`example.${number}.name`),
    email: t(`example.${number}.email`),
    subject: t(`example.${number}.subject`),
    text: t(`example.${number}.text`),
  }
}
