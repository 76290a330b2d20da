import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../i18n'
import type { Installation, SecondStep } from '@svara/api'
import { installationQuery } from './api/installation'
import styles from './Card.module.css'
import { DemoBox } from './DemoBox'
import { PasskeySignIn } from './factors/PasskeySignIn'
import { SecondStep as SecondStepForm } from './factors/SecondStep'
import { SignInForm, type Credentials } from './SignInForm'
import { ProviderButton } from './sso/ProviderButton'
import { StrangerPage } from './StrangerPage'

/** Somebody is at the terminal right now: what they do there shows here by itself. */
const LOOK_AGAIN_MILLIS = 3_000

export function SignInPage() {
  const { next } = useSearch({ from: '/sign-in' })
  const navigate = useNavigate()
  const [credentials, setCredentials] = useState<Credentials>({ email: '', password: '' })
  const { data: installation } = useQuery({
    ...installationQuery,
    refetchInterval: ({ state }) => (isReady(state.data) ? false : LOOK_AGAIN_MILLIS),
  })

  const [step, setStep] = useState<SecondStep | null>(null)
  const enter = () => void navigate({ href: next ?? '/', replace: true })

  if (step)
    return (
      <StrangerPage>
        <SecondStepForm step={step} onSignedIn={enter} onAnew={() => setStep(null)} />
      </StrangerPage>
    )
  if (!isReady(installation)) return <NotReady state={installation!.state} />
  return (
    <StrangerPage>
      <SignInForm credentials={credentials} onChange={setCredentials} onSignedIn={enter} onSecondStep={setStep}>
        <PasskeySignIn onSignedIn={enter} />
      </SignInForm>
      <ProviderButton email={credentials.email} next={next} />
      {installation?.demo && <DemoBox demo={installation.demo} chosen={credentials.email} onChoose={setCredentials} />}
    </StrangerPage>
  )
}

/** What is not known is taken for ready: a sign-in will tell. */
function isReady(installation: Installation | undefined) {
  return !installation || installation.state === 'ready'
}

function NotReady({ state }: { state: Installation['state'] }) {
  const { t } = useTranslation('session')
  const asleep = state === 'demo-asleep'
  return (
    <StrangerPage>
      <div className={styles.card}>
        <h1>{asleep ? t('demo-asleep') : t('not-set-up')}</h1>
        <p className={styles.text}>{asleep ? t('demo-asleep-hint') : t('not-set-up-hint')}</p>
        <code className={styles.code}>{asleep ? './svara run --demo' : './svara run'}</code>
        <p className={styles.hint} role="status">
          {asleep ? t('demo-asleep-then') : t('not-set-up-then')}
        </p>
      </div>
    </StrangerPage>
  )
}
