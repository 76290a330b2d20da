import { Button } from '@mantine/core'
import type { SecondStep } from '@svara/api'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../../i18n'
import styles from '../Card.module.css'
import { SecondStep as SecondStepForm } from '../factors/SecondStep'
import { StrangerPage } from '../StrangerPage'
import { finishConfirmation, finishSignOn, goToProvider } from './api/sign-on'
import { isConfirmation, rememberNext, signOnWords, takeNext } from './words'

/** Back from the provider: what it brought is handed to the server, once. */
export function SignOnDonePage() {
  const [confirms] = useState(isConfirmation)
  return confirms ? <ConfirmationDone /> : <SignInDone />
}

function SignInDone() {
  const brought = useSearch({ from: '/sign-in/sso/done' })
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { t } = useTranslation('sso')
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
      doing={t('sso-finishing')}
      failed={t('sso-failed')}
      back={{ href: '/sign-in', label: t('sso-back') }}
      work={async () => {
        const outcome = await finishSignOn(brought)
        if ('agent' in outcome) enter()
        else setStep(outcome)
      }}
    />
  )
}

function ConfirmationDone() {
  const brought = useSearch({ from: '/sign-in/sso/done' })
  const navigate = useNavigate()
  const { t } = useTranslation('sso')
  const [next] = useState(takeNext)
  return (
    <Doing
      doing={t('sso-confirming')}
      failed={t('sso-unconfirmed')}
      back={{ href: next, label: t('sso-return') }}
      work={async () => {
        await finishConfirmation(brought)
        void navigate({ href: next, replace: true })
      }}
    />
  )
}

/** An organisation's own link: to its provider at once. */
export function SignOnStartPage() {
  const { handle } = useParams({ from: '/sign-in/sso/$handle' })
  const { t } = useTranslation('sso')
  return (
    <Doing
      doing={t('sso-finishing')}
      failed={t('sso-failed')}
      back={{ href: '/sign-in', label: t('sso-back') }}
      work={() => {
        rememberNext(undefined)
        return goToProvider(handle)
      }}
    />
  )
}

interface DoingProps {
  doing: string
  failed: string
  /** Where one goes when it failed. */
  back: { href: string; label: string }
  work: () => Promise<void>
}

function Doing({ doing, failed, back, work }: DoingProps) {
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
        <h1>{error ? failed : doing}</h1>
        <div role="alert">{error ? <p className={styles.text}>{signOnWords(error)}</p> : null}</div>
        {error ? (
          <Button component="a" href={back.href} variant="default">
            {back.label}
          </Button>
        ) : null}
      </div>
    </StrangerPage>
  )
}
