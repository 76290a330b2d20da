import { Button } from '@mantine/core'
import type { Service } from '@svara/api'
import { Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Link, type LinkProps } from '@tanstack/react-router'
import { Check, Circle } from 'lucide-react'
import { useTranslation } from '../../../i18n'
import { wordFor } from '../../../i18n/words'
import { toastRefusal } from '../../../toast'
import { servicesQuery, useChangeService } from '../../home'
import { ListPage } from '../page/ListPage'
import { NotLoaded } from '../page/NotLoaded'
import styles from './GettingStartedPage.module.css'

/** Where each step is done. One that is not known here is shown without a way there. */
const PLACES: Record<string, LinkProps['to']> = {
  mailbox: '/admin/mailboxes/new',
  sending: '/admin/mailboxes',
  statuses: '/admin/statuses',
  types: '/admin/types',
  agents: '/admin/agents/invitations',
  forwarding: '/admin/mailboxes',
}

/** What can be used, and the ordered steps to it, which tick themselves (ORG-19). */
export function GettingStartedPage() {
  const { t } = useTranslation('getting-started')
  const { data, error, refetch } = useQuery(servicesQuery)
  return (
    <ListPage title={t('title')} hint={t('hint')}>
      {error && !data && <NotLoaded error={error} retry={refetch} />}
      {!error && !data && <Skeleton width="100%" height={240} />}
      {data?.map((service) => (
        <Guide key={service.service} service={service} />
      ))}
    </ListPage>
  )
}

function Guide({ service: { service, active, guideClosed, steps } }: { service: Service }) {
  const { t } = useTranslation('getting-started')
  const change = useChangeService()
  const name = wordFor('getting-started:service.', service)
  const done = steps.filter((step) => step.done).length
  const ask = (patch: { active?: boolean; guideClosed?: boolean }) =>
    change.mutate({ service, ...patch }, { onError: (refusal) => toastRefusal(t('not-changed'), refusal) })
  /** The button goes when it is done: the focus stays at the step. */
  const keep = (keptStep: string, way: HTMLElement | null | undefined) =>
    change.mutate(
      { service, keptStep },
      { onSuccess: () => way?.focus(), onError: (refusal) => toastRefusal(t('not-changed'), refusal) },
    )
  return (
    <section className={styles.service} aria-labelledby={`service-${service}`}>
      <header className={styles.head}>
        <div>
          <h2 id={`service-${service}`}>{name}</h2>
          <p>{wordFor('getting-started:purpose.', service)}</p>
        </div>
        {active ? (
          <span className={styles.progress}>{t('progress', { done, count: steps.length })}</span>
        ) : (
          <span className={styles.off}>{t('not-activated')}</span>
        )}
      </header>
      {!active && (
        <div>
          <Button loading={change.isPending} onClick={() => ask({ active: true })}>
            {t('activate', { name })}
          </Button>
        </div>
      )}
      {active && (
        <ol className={styles.steps}>
          {steps.map((step) => (
            <li key={step.key} className={styles.step} data-done={step.done || undefined}>
              {step.done ? <Check size={16} aria-hidden="true" /> : <Circle size={16} aria-hidden="true" />}
              <div>
                <h3>
                  {wordFor('getting-started:step.', step.key)}
                  <span className={styles.state}>{step.done ? t('done') : t('to-do')}</span>
                </h3>
                <p>{wordFor('getting-started:step-hint.', step.key)}</p>
              </div>
              <div className={styles.ways}>
                {step.keepable && (
                  <Button
                    variant="default"
                    size="compact-sm"
                    aria-label={t('keep-named', { step: wordFor('getting-started:step.', step.key) })}
                    loading={change.isPending && change.variables.keptStep === step.key}
                    onClick={(event) => keep(step.key, event.currentTarget.parentElement?.querySelector('a'))}
                  >
                    {t('keep')}
                  </Button>
                )}
                {PLACES[step.key] && (
                  <Link to={step.done && step.key === 'mailbox' ? '/admin/mailboxes' : PLACES[step.key]!}>
                    {step.done ? t('change') : t('go')}
                    <span className={styles.state}>: {wordFor('getting-started:step.', step.key)}</span>
                  </Link>
                )}
              </div>
            </li>
          ))}
        </ol>
      )}
      {active && done < steps.length && (
        <div>
          <Button
            variant="default"
            size="compact-sm"
            loading={change.isPending}
            onClick={() => ask({ guideClosed: !guideClosed })}
          >
            {guideClosed ? t('show-on-home') : t('hide-on-home')}
          </Button>
        </div>
      )}
    </section>
  )
}
