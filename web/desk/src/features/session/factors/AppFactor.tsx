import { Button, CopyButton, TextInput } from '@mantine/core'
import { IconButton } from '@svara/ui'
import { Check, Copy } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../../i18n'
import { reason, toast, toastRefusal } from '../../../toast'
import { useOfferApp, useTurnAppOff, useTurnAppOn } from './api/two-factor'
import { Factor, Twice, type FactorProps } from './Factor'
import styles from './Factors.module.css'
import { codeError } from './refused'

/** An authenticator app: its secret as a picture and as a key, on once it has shown a right code. */
export function AppFactor({ own, guard, onCodes }: FactorProps) {
  const { t } = useTranslation('factors')
  const offer = useOfferApp()
  const turnOff = useTurnAppOff()
  const name = t('app')
  return (
    <Factor name={name} what={t('app-what')} mark={t('recommended')} isOn={Boolean(own.appSince)}>
      {offer.data ? (
        <SetUp
          offer={offer.data}
          onOn={(codes) => {
            offer.reset()
            onCodes(codes)
            toast(t('is-on', { name }))
          }}
          onCancel={() => offer.reset()}
        />
      ) : (
        <div className={styles.actions}>
          <Button
            variant={own.appSince ? 'default' : 'filled'}
            size="compact-sm"
            loading={offer.isPending}
            aria-label={own.appSince ? undefined : t('set-up-name', { name })}
            onClick={() =>
              guard(() => offer.mutate(undefined, { onError: (refusal) => toastRefusal(t('not-changed'), refusal) }))
            }
          >
            {t(own.appSince ? 'replace' : 'set-up')}
          </Button>
          {own.appSince && (
            <Twice
              label={t('turn-off')}
              really={t('really-turn-off')}
              spoken={name}
              loading={turnOff.isPending}
              onDo={() =>
                guard(() =>
                  turnOff.mutate(undefined, {
                    onSuccess: () => toast(t('is-off', { name })),
                    onError: (refusal) => toastRefusal(t('not-changed'), refusal),
                  }),
                )
              }
            />
          )}
        </div>
      )}
    </Factor>
  )
}

interface Offer {
  key: string
  uri: string
  qr: { size: number; path: string }
}

const MARGIN = 4

function SetUp({
  offer,
  onOn,
  onCancel,
}: {
  offer: Offer
  onOn: (codes: string[] | null) => void
  onCancel: () => void
}) {
  const { t } = useTranslation('factors')
  const turnOn = useTurnAppOn()
  const [code, setCode] = useState('')
  const side = offer.qr.size + 2 * MARGIN
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <form
      className={styles.setUp}
      onSubmit={(event) => {
        event.preventDefault()
        turnOn.mutate(code, { onSuccess: ({ recoveryCodes }) => onOn(recoveryCodes ?? null) })
      }}
    >
      <p className={styles.what}>{t('scan')}</p>
      <svg className={styles.qr} viewBox={`${-MARGIN} ${-MARGIN} ${side} ${side}`} role="img" aria-label={t('qr')}>
        <path d={offer.qr.path} />
      </svg>
      <a className={styles.link} href={offer.uri}>
        {t('open-app')}
      </a>
      <div>
        <p className={styles.what}>{t('key')}</p>
        <p className={styles.key}>
          <code>{offer.key.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
          <CopyButton value={offer.key}>
            {({ copied, copy }) => (
              <IconButton label={t(copied ? 'copied' : 'copy-key')} onClick={copy}>
                {copied ? <Check size={15} /> : <Copy size={15} />}
              </IconButton>
            )}
          </CopyButton>
        </p>
      </div>
      <TextInput
        ref={field}
        label={t('first-code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={10}
        required
        withAsterisk={false}
        error={codeError(turnOn.error, t('wrong-code')) ?? (turnOn.error ? reason(turnOn.error) : undefined)}
        value={code}
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
      />
      <div className={styles.actions}>
        <Button type="submit" size="compact-sm" loading={turnOn.isPending}>
          {t('turn-on')}
        </Button>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
