import { Button, Modal, PasswordInput, TextInput } from '@mantine/core'
import { Refusal, serverNow, type TwoFactor } from '@svara/api'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../../i18n'
import { reason } from '../../../toast'
import { confirmAtProvider } from '../sso/api/sign-on'
import { rememberConfirmation, signOnWords } from '../sso/words'
import { useConfirm, useMailProof, type Proof } from './api/two-factor'
import styles from './Factors.module.css'
import { knowsPasskeys } from './webauthn'

/** Time that a change may take before it arrives. */
const SLACK_MILLIS = 15_000

type Method = Proof | 'provider'

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

function waysOf(own: TwoFactor): Method[] {
  const all: [Method, boolean][] = [
    ['provider', own.provider !== null],
    ['password', own.password],
    ['app', own.appSince !== null],
    ['passkey', own.passkeys.length > 0 && knowsPasskeys()],
    ['email', own.mailedCode],
  ]
  return all.filter(([, has]) => has).map(([way]) => way)
}

function Confirmation({ own, onClose, onConfirmed }: { own: TwoFactor; onClose: () => void; onConfirmed: () => void }) {
  const { t } = useTranslation('factors')
  const ways = waysOf(own)
  const [method, setMethod] = useState<Method>(ways[0] ?? 'password')
  return (
    <Modal opened onClose={onClose} title={t('confirm-title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <div className={styles.setUp}>
        <p>{t('confirm-hint')}</p>
        {method === 'provider' ? (
          <AtProvider name={own.provider ?? ''} />
        ) : (
          <Here key={method} method={method} onConfirmed={onConfirmed} />
        )}
        <div className={styles.actions}>
          {ways
            .filter((one) => one !== method)
            .map((one) => (
              <Button key={one} variant="default" onClick={() => setMethod(one)}>
                {one === 'provider' ? t('with-provider', { name: own.provider }) : t(`way.${one}`)}
              </Button>
            ))}
        </div>
      </div>
    </Modal>
  )
}

/** The desk is left for it, and what was to be changed is begun anew afterwards. */
function AtProvider({ name }: { name: string }) {
  const { t } = useTranslation('factors')
  const go = useMutation({ mutationFn: confirmAtProvider })
  return (
    <>
      <p>{t('provider-hint', { name })}</p>
      <div role="alert">{go.error && <p className={styles.refused}>{signOnWords(go.error)}</p>}</div>
      <div className={styles.actions}>
        <Button
          loading={go.isPending}
          data-autofocus
          onClick={() => {
            rememberConfirmation(window.location.pathname + window.location.search)
            go.mutate()
          }}
        >
          {t('with-provider', { name })}
        </Button>
      </div>
    </>
  )
}

function Here({ method, onConfirmed }: { method: Proof; onConfirmed: () => void }) {
  const { t } = useTranslation('factors')
  const confirm = useConfirm()
  const mail = useMailProof()
  const { mutate: mailCode } = mail
  const [code, setCode] = useState('')
  const mailed = useRef(false)
  useEffect(() => {
    if (method !== 'email' || mailed.current) return
    mailed.current = true
    mailCode()
  }, [method, mailCode])
  const error = confirm.error ?? mail.error
  const refused = error && (error instanceof Refusal ? reason(error) : t('passkey-refused'))
  return (
    <form
      className={styles.setUp}
      onSubmit={(event) => {
        event.preventDefault()
        confirm.mutate({ method, code }, { onSuccess: onConfirmed })
      }}
    >
      <div role="alert">{refused && <p className={styles.refused}>{refused}</p>}</div>
      {method === 'email' && <p>{t(mail.isPending ? 'email-sending' : 'email-hint')}</p>}
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
      {(method === 'app' || method === 'email') && (
        <TextInput
          label={t('code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          data-autofocus
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
      </div>
    </form>
  )
}
