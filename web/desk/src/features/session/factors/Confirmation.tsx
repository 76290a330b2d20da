import { Button, Modal, PasswordInput, TextInput } from '@mantine/core'
import { Refusal, serverNow, type TwoFactor } from '@svara/api'
import { useState } from 'react'
import { useTranslation } from '../../../i18n'
import { reason } from '../../../toast'
import { useConfirm } from './api/two-factor'
import styles from './Factors.module.css'
import { knowsPasskeys } from './webauthn'

/** Time that a change may take before it arrives. */
const SLACK_MILLIS = 15_000

type Method = 'password' | 'app' | 'passkey'

/** Before what guards the account is changed, its owner shows once more who they are, unless they just have. */
export function useConfirmation(own: TwoFactor | undefined) {
  const [change, setChange] = useState<(() => void) | null>(null)

  function guard(what: () => void) {
    const until = own?.confirmedUntil ? Date.parse(own.confirmedUntil) : 0
    if (until - serverNow().getTime() > SLACK_MILLIS) what()
    else setChange(() => what)
  }

  const dialog = change && own && (
    <Confirmation
      own={own}
      onClose={() => setChange(null)}
      onConfirmed={() => {
        setChange(null)
        change()
      }}
    />
  )
  return { guard, dialog }
}

function Confirmation({ own, onClose, onConfirmed }: { own: TwoFactor; onClose: () => void; onConfirmed: () => void }) {
  const { t } = useTranslation('factors')
  const confirm = useConfirm()
  const [method, setMethod] = useState<Method>('password')
  const [code, setCode] = useState('')
  const ways: Method[] = ['password']
  if (own.appSince) ways.push('app')
  if (own.passkeys.length > 0 && knowsPasskeys()) ways.push('passkey')
  const refused = confirm.error && (confirm.error instanceof Refusal ? reason(confirm.error) : t('passkey-refused'))
  return (
    <Modal opened onClose={onClose} title={t('confirm-title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        className={styles.setUp}
        onSubmit={(event) => {
          event.preventDefault()
          confirm.mutate({ method, code }, { onSuccess: onConfirmed })
        }}
      >
        <p>{t('confirm-hint')}</p>
        <div role="alert">{refused && <p className={styles.refused}>{refused}</p>}</div>
        {method === 'password' && (
          <PasswordInput
            label={t('password')}
            autoComplete="current-password"
            data-autofocus
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': t('show-password') }}
            value={code}
            onChange={({ currentTarget }) => setCode(currentTarget.value)}
          />
        )}
        {method === 'app' && (
          <TextInput
            label={t('code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            withAsterisk={false}
            value={code}
            onChange={({ currentTarget }) => setCode(currentTarget.value)}
          />
        )}
        <div className={styles.actions}>
          <Button type="submit" loading={confirm.isPending}>
            {t(method === 'passkey' ? 'use-passkey' : 'confirm')}
          </Button>
          {ways
            .filter((one) => one !== method)
            .map((one) => (
              <Button
                key={one}
                variant="default"
                onClick={() => {
                  setMethod(one)
                  setCode('')
                  confirm.reset()
                }}
              >
                {t(`way.${one}`)}
              </Button>
            ))}
        </div>
      </form>
    </Modal>
  )
}
