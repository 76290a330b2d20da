import { Button } from '@mantine/core'
import type { SecondStep } from '@svara/api'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../../i18n'
import styles from '../Card.module.css'
import { SecondStep as SecondStepForm } from '../factors/SecondStep'
import { StrangerPage } from '../StrangerPage'
import { finishSignOn, goToProvider } from './api/sign-on'
import { signOnWords, takeNext } from './words'

/** Back from the provider: what it brought is handed to the server, once. */
export function SignOnDonePage() {
  const brought = useSearch({ from: '/sign-in/sso/done' })
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [step, setStep] = useState<SecondStep | null>(null)
  const enter = () => {
    queries.clear()
    void navigate({ href: takeNext(), replace: true })
  }
  if (step)
    return (
      <StrangerPage>
        <SecondStepForm
          step={step}
          onSignedIn={enter}
          onAnew={() => void navigate({ to: '/sign-in', replace: true })}
        />
      </StrangerPage>
    )
  return (
    <Doing
      work={async () => {
        const outcome = await finishSignOn(brought)
        if ('agent' in outcome) enter()
        else setStep(outcome)
      }}
    />
  )
}

/** An organisation's own link: to its provider at once. */
export function SignOnStartPage() {
  const { handle } = useParams({ from: '/sign-in/sso/$handle' })
  return <Doing work={() => goToProvider(handle)} />
}

function Doing({ work }: { work: () => Promise<void> }) {
  const { t } = useTranslation('sso')
  const [error, setError] = useState<unknown>(null)
  const isBegun = useRef(false)
  useEffect(() => {
    // an answer is good for once, and effects may run twice
    if (isBegun.current) return
    isBegun.current = true
    work().catch(setError)
  }, [work])
  return (
    <StrangerPage>
      <div className={styles.card}>
        <h1>{error ? t('sso-failed') : t('sso-finishing')}</h1>
        <div role="alert">{error ? <p className={styles.text}>{signOnWords(error)}</p> : null}</div>
        {error ? (
          <Button component="a" href="/sign-in" variant="default">
            {t('sso-back')}
          </Button>
        ) : null}
      </div>
    </StrangerPage>
  )
}
