import { Button } from '@mantine/core'
import { Refusal } from '@svara/api'
import { KeyRound } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../../i18n'
import styles from '../Card.module.css'
import { usePasskeySignIn } from './api/second-step'
import { knowsPasskeys, offersPasskeysInFields } from './webauthn'

/** A passkey in the place of e-mail and password: by this button, or from the list at the e-mail field. */
export function PasskeySignIn({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useTranslation('factors')
  const offered = useRef<AbortController>(null)
  const { mutate: offer } = usePasskeySignIn()
  const signIn = usePasskeySignIn()
  const [refused, setRefused] = useState(false)
  const done = useRef(onSignedIn)
  done.current = onSignedIn

  useEffect(() => {
    const abort = new AbortController()
    offered.current = abort
    void offersPasskeysInFields().then((offers) => {
      if (!offers || abort.signal.aborted) return
      offer(
        { mediation: 'conditional', signal: abort.signal },
        { onSuccess: () => done.current(), onError: (error) => setRefused(error instanceof Refusal && !error.passing) },
      )
    })
    return () => abort.abort()
  }, [offer])

  if (!knowsPasskeys()) return null
  return (
    <div className={styles.passkey}>
      <Button
        variant="default"
        fullWidth
        leftSection={<KeyRound size={16} />}
        loading={signIn.isPending}
        onClick={() => {
          // a browser asks for one at a time
          offered.current?.abort()
          setRefused(false)
          signIn.mutate({}, { onSuccess: onSignedIn, onError: () => setRefused(true) })
        }}
      >
        {t('passkey-sign-in')}
      </Button>
      <div role="alert" className={styles.alert}>
        {refused && <p className={styles.refused}>{t('passkey-refused')}</p>}
      </div>
    </div>
  )
}
