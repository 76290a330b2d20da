import { Button, Checkbox, Modal, Radio } from '@mantine/core'
import { randomId, type Address, type Message } from '@svara/api'
import { Skeleton, lazyPart } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useRef, useState } from 'react'
import { useTranslation } from '../../../../i18n'
import { reason, toast } from '../../../../toast'
import { useForward } from '../../api/forward'
import { messagesQuery } from '../../api/messages'
import { flawOf } from '../../composer/recipients/addresses'
import { RecipientsField } from '../../composer/recipients/RecipientsField'
import styles from './ForwardDialog.module.css'

const RichText = lazyPart(() => import('../../composer/editor/RichText'))

interface Props {
  ticket: string
  /** The one from which it was opened. */
  message: Message
  onClose: () => void
}

/** Sends the conversation, or one message of it, to somebody outside; what they answer comes back into the ticket. */
export default function ForwardDialog({ ticket, message, onClose }: Props) {
  const { t } = useTranslation('mail')
  const { data: all = [message] } = useQuery(messagesQuery(ticket))
  const [to, setTo] = useState<Address[]>([])
  const [html, setHtml] = useState('')
  const [scope, setScope] = useState<'one' | 'all'>('one')
  const [without, setWithout] = useState<string[]>([])
  // the same for each try: however often it is tried, it is sent once
  const [key] = useState(randomId)
  const forward = useForward(ticket)
  const field = useRef<HTMLInputElement>(null)
  const chosen = scope === 'one' ? [message] : all.filter(({ kind }) => kind !== 'note')
  const files = chosen
    .flatMap(({ attachments }) => attachments)
    .filter(({ inline, scan }) => !inline && scan?.state !== 'infected')
  const isReady = to.length > 0 && to.every(({ email }) => flawOf(email) === null)

  function send() {
    forward.mutate(
      {
        key,
        body: {
          kind: 'forward',
          to: to.map(({ email }) => email),
          ...(html !== '' && { html }),
          messageIds: chosen.map(({ id }) => id),
          fileIds: files.map(({ id }) => id).filter((id) => !without.includes(id)),
        },
      },
      {
        onSuccess: () => {
          toast(t('forward.done', { people: to.map(({ name, email }) => name || email).join(', ') }))
          onClose()
        },
      },
    )
  }

  return (
    <Modal
      opened
      onClose={onClose}
      onEnterTransitionEnd={() => field.current?.focus()}
      size="min(680px, calc(100vw - 32px))"
      title={t('forward.title')}
      closeOnClickOutside={to.length === 0 && html === ''}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={styles.form}>
        <div className={styles.to}>
          <RecipientsField label={t('forward.to')} people={to} onChange={setTo} inputRef={field} />
        </div>
        <Suspense fallback={<Skeleton width="100%" height={120} />}>
          <RichText
            html={html}
            revision={0}
            label={t('forward.words')}
            placeholder={t('forward.placeholder')}
            onChange={setHtml}
          />
        </Suspense>
        <Radio.Group value={scope} onChange={(value) => setScope(value as 'one' | 'all')} label={t('forward.what')}>
          <div className={styles.choices}>
            <Radio value="one" label={t('forward.one')} />
            <Radio value="all" label={t('forward.all', { number: all.filter(({ kind }) => kind !== 'note').length })} />
          </div>
        </Radio.Group>
        {files.length > 0 && (
          <fieldset className={styles.choices}>
            <legend>{t('forward.files')}</legend>
            {files.map(({ id, name }) => (
              <Checkbox
                key={id}
                label={name}
                checked={!without.includes(id)}
                onChange={({ currentTarget: { checked } }) =>
                  setWithout((before) => (checked ? before.filter((one) => one !== id) : [...before, id]))
                }
              />
            ))}
          </fieldset>
        )}
        <p className={styles.hint}>{t('forward.hint')}</p>
        <div role="alert">{forward.error && <p className={styles.refused}>{reason(forward.error)}</p>}</div>
        <div className={styles.acts}>
          <Button variant="default" onClick={onClose}>
            {t('forward.cancel')}
          </Button>
          <Button disabled={!isReady} loading={forward.isPending} onClick={send}>
            {t('forward.send')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
