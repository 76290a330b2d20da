import { Button, Modal } from '@mantine/core'
import type { WebhookDelivery } from '@svara/api'
import { Empty, Skeleton, Time } from '@svara/ui'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../../i18n'
import { toast, toastRefusal } from '../../../toast'
import dialog from '../page/Dialog.module.css'
import { NotLoaded } from '../page/NotLoaded'
import { deliveriesQuery, deliveryQuery, useSendAgain } from './api/webhooks'
import styles from './WebhookPage.module.css'
import { troubleWord } from './words'

/** The calls of a webhook, and what became of each. */
export function Deliveries({ id, isOn }: { id: string; isOn: boolean }) {
  const { t } = useTranslation('webhooks')
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(deliveriesQuery(id))
  const [opened, setOpened] = useState<string>()
  if (error && !data) return <NotLoaded error={error} retry={refetch} />
  if (!data) return <Skeleton width="100%" height={160} />
  const deliveries = data.pages.flatMap(({ items }) => items)
  if (deliveries.length === 0)
    return (
      <Empty title={t('no-deliveries')}>
        <p>{t('no-deliveries-hint')}</p>
      </Empty>
    )
  return (
    <>
      <ul className={styles.rows} aria-label={t('deliveries')}>
        {deliveries.map((delivery) => (
          <Row key={delivery.id} delivery={delivery} onOpen={() => setOpened(delivery.id)} />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      {opened && <DeliveryDialog id={id} delivery={opened} isOn={isOn} onClose={() => setOpened(undefined)} />}
    </>
  )
}

function Row({ delivery, onOpen }: { delivery: WebhookDelivery; onOpen: () => void }) {
  const { t } = useTranslation('webhooks')
  return (
    <li className={styles.row}>
      <span className={styles.type}>{delivery.type}</span>
      <span className={styles.result}>
        <Result delivery={delivery} />
      </span>
      <Time at={delivery.createdAt} />
      <Button
        variant="default"
        size="compact-sm"
        aria-label={t('open-named', { type: delivery.type, id: delivery.messageId })}
        onClick={onOpen}
      >
        {t('open')}
      </Button>
    </li>
  )
}

function Result({ delivery: { state, statusCode, error, attempts } }: { delivery: WebhookDelivery }) {
  const { t } = useTranslation('webhooks')
  const words = [
    state === 'delivered' || state === 'failed' ? t(`state.${state}`) : t('state.waiting'),
    statusCode != null && String(statusCode),
    error && troubleWord(error),
    attempts > 0 && t('attempts', { count: attempts }),
  ]
  return <span className={state === 'failed' ? styles.failed : undefined}>{words.filter(Boolean).join(' · ')}</span>
}

interface Props {
  id: string
  delivery: string
  isOn: boolean
  onClose: () => void
}

function DeliveryDialog({ id, delivery, isOn, onClose }: Props) {
  const { t } = useTranslation('webhooks')
  const { data, error, refetch } = useQuery(deliveryQuery(id, delivery))
  const again = useSendAgain(id, delivery)

  function send() {
    again.mutate(undefined, {
      onSuccess: () => toast(t('sent-again')),
      onError: (refusal) => toastRefusal(t('not-sent'), refusal),
    })
  }

  return (
    <Modal opened onClose={onClose} title={t('delivery')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      {data ? (
        <>
          <Facts delivery={data.delivery} />
          {data.hidden ? (
            <p className={dialog.text}>{t('hidden')}</p>
          ) : (
            <>
              <Part label={t('body')} text={pretty(data.body ?? '')} />
              {data.answer && <Part label={t('answer')} text={data.answer} />}
            </>
          )}
          <div className={dialog.acts}>
            <Button variant="default" loading={again.isPending} disabled={!isOn} onClick={send}>
              {t('again')}
            </Button>
            {!isOn && <p className={dialog.text}>{t('error.webhook-off')}</p>}
          </div>
        </>
      ) : error ? (
        <NotLoaded error={error} retry={refetch} />
      ) : (
        <Skeleton width="100%" height={320} />
      )}
    </Modal>
  )
}

function Facts({ delivery }: { delivery: WebhookDelivery }) {
  const { t } = useTranslation('webhooks')
  const { messageId, type, createdAt, triedAt, nextTryAt, detail } = delivery
  return (
    <dl className={styles.facts}>
      <dt>{t('event')}</dt>
      <dd>{type}</dd>
      <dt>{t('message-id')}</dt>
      <dd>{messageId}</dd>
      <dt>{t('result')}</dt>
      <dd>
        <Result delivery={delivery} />
        {detail && <> ({detail})</>}
      </dd>
      <dt>{t('created')}</dt>
      <dd>
        <Time at={createdAt} />
      </dd>
      {triedAt && (
        <>
          <dt>{t('tried')}</dt>
          <dd>
            <Time at={triedAt} />
          </dd>
        </>
      )}
      {nextTryAt && (
        <>
          <dt>{t('next-try')}</dt>
          <dd>
            <Time at={nextTryAt} />
          </dd>
        </>
      )}
    </dl>
  )
}

function Part({ label, text }: { label: string; text: string }) {
  return (
    <section aria-label={label}>
      <h3 className={styles.label}>{label}</h3>
      <pre className={styles.text}>{text}</pre>
    </section>
  )
}

/** As it was sent, with a line for each of its parts. */
function pretty(body: string) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
