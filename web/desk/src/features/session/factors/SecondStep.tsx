import { Button, TextInput } from '@mantine/core'
import { Refusal, type SecondStep as Step } from '@svara/api'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../../i18n'
import styles from '../Card.module.css'
import { useSignInRefusal } from '../refusal'
import { useFinishSignIn, useMailCode, type Method } from './api/second-step'
import { knowsPasskeys } from './webauthn'

const METHODS: readonly Method[] = ['passkey', 'app', 'email', 'recovery']

/** After the right password: what else this account asks for. */
export function SecondStep({ step, onSignedIn, onAnew }: { step: Step; onSignedIn: () => void; onAnew: () => void }) {
  const { t } = useTranslation('factors')
  const ways = METHODS.filter((one) => step.methods.includes(one) && (one !== 'passkey' || knowsPasskeys()))
  const [method, setMethod] = useState<Method>(ways[0] ?? 'recovery')
  const [code, setCode] = useState('')
  const finish = useFinishSignIn()
  const mail = useMailCode()
  const words = useWords(finish.error ?? mail.error)
  const field = useRef<HTMLInputElement>(null)
  const mailed = useRef(false)
  const { mutate: mailCode } = mail

  useEffect(() => {
    field.current?.focus()
    if (method !== 'email' || mailed.current) return
    mailed.current = true
    mailCode()
  }, [method, mailCode])

  function choose(other: Method) {
    setMethod(other)
    setCode('')
    finish.reset()
    mail.reset()
  }

  function submit() {
    if (words.wait > 0) return
    finish.mutate({ method, code }, { onSuccess: onSignedIn, onError: () => field.current?.select() })
  }

  return (
    <form
      className={styles.card}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h1>{t('second-title')}</h1>
      <div role="alert" className={styles.alert}>
        {words.text && <p className={styles.refused}>{words.text}</p>}
      </div>
      <p className={styles.text}>{method === 'email' && mail.isPending ? t('email-sending') : t(`${method}-hint`)}</p>
      {method !== 'passkey' && (
        <TextInput
          ref={field}
          label={t(method === 'recovery' ? 'recovery-code' : 'code')}
          inputMode={method === 'recovery' ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={60}
          required
          withAsterisk={false}
          value={code}
          onChange={({ currentTarget }) => setCode(currentTarget.value)}
        />
      )}
      <Button type="submit" size="md" loading={finish.isPending} disabled={words.wait > 0}>
        {t(method === 'passkey' ? 'use-passkey' : 'go-on')}
      </Button>
      {method === 'email' && (
        <Button variant="subtle" color="gray" loading={mail.isPending} onClick={() => mailCode()}>
          {t('again')}
        </Button>
      )}
      {ways.length > 1 && (
        <div className={styles.ways} role="group" aria-label={t('other-way')}>
          <span className={styles.hint} aria-hidden="true">
            {t('other-way')}
          </span>
          {ways
            .filter((one) => one !== method)
            .map((one) => (
              <Button key={one} variant="default" size="compact-sm" onClick={() => choose(one)}>
                {t(`way.${one}`)}
              </Button>
            ))}
        </div>
      )}
      <Button variant="subtle" color="gray" onClick={onAnew}>
        {t('sign-in-anew')}
      </Button>
    </form>
  )
}

/** Why it was refused; a passkey that its owner put away again says nothing of use itself. */
function useWords(error: Error | null) {
  const { t } = useTranslation('factors')
  const { words, wait } = useSignInRefusal(error)
  if (!error) return { text: null, wait }
  if (!(error instanceof Refusal)) return { text: t('passkey-refused'), wait }
  if (error.code === 'wrong-code') return { text: t('wrong-code'), wait }
  if (error.code === 'sign-in-over') return { text: t('over'), wait }
  if (error.code === 'passkey-refused') return { text: t('passkey-refused'), wait }
  return { text: words, wait }
}
