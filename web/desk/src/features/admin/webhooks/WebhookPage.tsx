import { Button, Checkbox } from '@mantine/core'
import type { Webhook } from '@svara/api'
import { Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Suspense, useState, type SubmitEvent } from 'react'
import { useTranslation } from '../../../i18n'
import { reason, toast, toastRefusal } from '../../../toast'
import { Guarded, type Guard } from '../../session'
import dialog from '../page/Dialog.module.css'
import { fieldErrors, RefusalOfFields, wordsOf } from '../page/errors'
import { ItemPage } from '../page/ItemPage'
import { NotLoaded } from '../page/NotLoaded'
import { Section } from '../page/Section'
import { EVENTS, useChangeWebhook, useRotateSecret, useShowSecret, useTestWebhook, webhookQuery } from './api/webhooks'
import { Deliveries } from './Deliveries'
import { RemoveWebhookDialog } from './RemoveWebhookDialog'
import { Secret } from './Secret'
import { WebhookFields } from './WebhookFields'
import styles from './WebhookPage.module.css'
import { WebhookState } from './WebhooksPage'

/** One webhook: where it leads, its secret, and what became of its calls. */
export function WebhookPage() {
  const { t } = useTranslation('webhooks')
  const { webhook: id } = useParams({ from: '/desk/admin/webhooks/$webhook' })
  const { data, error, refetch } = useQuery(webhookQuery(id))
  return (
    <ItemPage list="/admin/webhooks" back={t('back')}>
      {data ? (
        <Kept key={id} webhook={data} />
      ) : error ? (
        <NotLoaded error={error} retry={refetch} heading="h1" />
      ) : (
        <Skeleton width="100%" height={640} />
      )}
    </ItemPage>
  )
}

function Kept({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('webhooks')
  const navigate = useNavigate()
  const test = useTestWebhook(webhook.id)
  const [isRemoving, setIsRemoving] = useState(false)

  function tryOut() {
    test.mutate(undefined, {
      onSuccess: () => toast(t('test-sent')),
      onError: (refusal) => toastRefusal(t('not-sent'), refusal),
    })
  }

  return (
    <>
      <header className={styles.head}>
        <div>
          <h1>{webhook.name}</h1>
          <p role="status" className={styles.state}>
            <WebhookState state={webhook} />
          </p>
        </div>
        <div className={styles.acts}>
          <Button variant="default" loading={test.isPending} disabled={!webhook.enabled} onClick={tryOut}>
            {t('test')}
          </Button>
          <Button variant="default" onClick={() => setIsRemoving(true)}>
            {t('remove')}
          </Button>
        </div>
      </header>
      <div className={styles.parts}>
        <Suspense fallback={<Skeleton width="100%" height={320} />}>
          <Guarded>
            {(guard) => (
              <>
                <Section title={t('settings')}>
                  {/* what was saved is what is edited next */}
                  <Settings key={webhook.version} webhook={webhook} guard={guard} />
                </Section>
                <Section title={t('secret')} hint={t('secret-about')}>
                  <SecretActs id={webhook.id} guard={guard} />
                </Section>
              </>
            )}
          </Guarded>
        </Suspense>
        <Section title={t('deliveries')} hint={t('deliveries-hint')}>
          <Deliveries id={webhook.id} isOn={webhook.enabled} />
        </Section>
      </div>
      {isRemoving && (
        <RemoveWebhookDialog
          webhook={webhook}
          onClose={() => setIsRemoving(false)}
          onRemoved={() => void navigate({ to: '/admin/webhooks' })}
        />
      )}
    </>
  )
}

function Settings({ webhook, guard }: { webhook: Webhook; guard: Guard }) {
  const { t } = useTranslation('webhooks')
  const { id, version } = webhook
  const change = useChangeWebhook(id)
  const [typed, setTyped] = useState({
    name: webhook.name,
    url: webhook.url,
    enabled: webhook.enabled,
    events: webhook.events,
  })
  const isChanged =
    typed.name !== webhook.name ||
    typed.url !== webhook.url ||
    typed.enabled !== webhook.enabled ||
    typed.events.toSorted().join() !== webhook.events.toSorted().join()

  function submit(event: SubmitEvent) {
    event.preventDefault()
    guard(() => void change.mutateAsync({ ...typed, ifVersion: version }).then(() => toast(t('saved')), ignored))
  }

  return (
    <RefusalOfFields value={change.error}>
      <form onSubmit={submit} noValidate className={styles.form}>
        <WebhookFields
          name={typed.name}
          url={typed.url}
          onChange={(part) => setTyped((before) => ({ ...before, ...part }))}
        />
        <Checkbox.Group
          label={t('events')}
          description={t('events-hint')}
          value={typed.events}
          onChange={(events) => setTyped((before) => ({ ...before, events }))}
        >
          <div className={styles.choices}>
            {EVENTS.map((event) => (
              <Checkbox key={event} value={event} label={t(`event.${event}`)} />
            ))}
          </div>
        </Checkbox.Group>
        <Checkbox
          label={t('enabled')}
          description={t('enabled-hint')}
          checked={typed.enabled}
          onChange={({ currentTarget: { checked } }) => setTyped((before) => ({ ...before, enabled: checked }))}
        />
        <div role="alert">
          {change.error && fieldErrors(change.error).length === 0 && (
            <p className={dialog.refused}>{wordsOf(change.error, 'webhooks') ?? reason(change.error)}</p>
          )}
        </div>
        <Button type="submit" loading={change.isPending} disabled={!isChanged}>
          {t('save')}
        </Button>
      </form>
    </RefusalOfFields>
  )
}

/** It is said where it happened. */
const ignored = () => undefined

function SecretActs({ id, guard }: { id: string; guard: Guard }) {
  const { t } = useTranslation('webhooks')
  const show = useShowSecret(id)
  const rotate = useRotateSecret(id)
  const [asks, setAsks] = useState(false)
  const secret = rotate.data ?? show.data

  function change() {
    setAsks(false)
    guard(() =>
      rotate.mutate(undefined, {
        onSuccess: () => toast(t('rotated')),
        onError: (refusal) => toastRefusal(t('not-rotated'), refusal),
      }),
    )
  }

  function reveal() {
    guard(() => show.mutate(undefined, { onError: (refusal) => toastRefusal(t('not-shown'), refusal) }))
  }

  return (
    <>
      <div role="status">{secret && <Secret secret={secret.secret} />}</div>
      <div className={styles.acts}>
        {!secret && (
          <Button variant="default" loading={show.isPending} onClick={reveal}>
            {t('show-secret')}
          </Button>
        )}
        <Button
          variant="default"
          loading={rotate.isPending}
          onClick={() => (asks ? change() : setAsks(true))}
          onBlur={() => setAsks(false)}
        >
          {asks ? t('really-rotate') : t('rotate')}
        </Button>
      </div>
    </>
  )
}
