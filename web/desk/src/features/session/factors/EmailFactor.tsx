import { Button, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../../i18n'
import { reason, toast, toastRefusal } from '../../../toast'
import { useMailFirstCode, useTurnEmailOff, useTurnEmailOn } from './api/two-factor'
import { Factor, Twice, type FactorProps } from './Factor'
import styles from './Factors.module.css'
import { codeError } from './refused'

/** Codes by mail, on once one has arrived. */
export function EmailFactor({ own, guard, onCodes }: FactorProps) {
  const { t } = useTranslation('factors')
  const mail = useMailFirstCode()
  const turnOn = useTurnEmailOn()
  const turnOff = useTurnEmailOff()
  const [code, setCode] = useState('')
  const name = t('email-codes')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (mail.isSuccess) field.current?.focus()
  }, [mail.isSuccess])
  const isEnough = own.required !== 'app-or-passkey'
  const what = isEnough ? t('email-what', { email: own.email }) : t('email-not-enough')

  function submit() {
    turnOn.mutate(code, {
      onSuccess: ({ recoveryCodes }) => {
        mail.reset()
        setCode('')
        onCodes(recoveryCodes ?? null)
        toast(t('is-on', { name }))
      },
    })
  }

  return (
    <Factor name={name} what={what} isOn={Boolean(own.emailSince)}>
      {mail.isSuccess && !own.emailSince ? (
        <form
          className={styles.setUp}
          onSubmit={(event) => {
            event.preventDefault()
            submit()
          }}
        >
          <TextInput
            ref={field}
            label={t('mailed-code')}
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
            <Button variant="subtle" color="gray" size="compact-sm" onClick={() => mail.reset()}>
              {t('cancel')}
            </Button>
          </div>
        </form>
      ) : (
        <div className={styles.actions}>
          {!own.emailSince && isEnough && (
            <Button
              variant="default"
              size="compact-sm"
              loading={mail.isPending}
              aria-label={t('set-up-name', { name })}
              onClick={() =>
                guard(() => mail.mutate(undefined, { onError: (refusal) => toastRefusal(t('not-changed'), refusal) }))
              }
            >
              {t('mail-code')}
            </Button>
          )}
          {own.emailSince && (
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
