import { Button, PasswordInput, TextInput } from '@mantine/core'
import { Refusal } from '@svara/api'
import { Empty, Skeleton, lazyPart } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { MailX } from 'lucide-react'
import { Suspense, useEffect, useState } from 'react'
import { changeLanguage, hasChosenLanguage, known, useTranslation } from '../../i18n'
import { reason } from '../../toast'
import { invitationQuery, useAcceptInvitation } from './api/invitation'
import { useSignIn } from './api/sign-in'
import styles from './Card.module.css'
import { FEWEST_CHARACTERS, usePasswordErrors } from './password-rules'
import { StrangerPage } from './StrangerPage'

const Welcome = lazyPart(() => import('./Welcome'))

/** Where the mail to somebody who is to become an agent leads: they choose name and password, and are there. */
export function InvitationPage() {
  const { secret } = useParams({ from: '/invitation/$secret' })
  const [isJoined, setJoined] = useState(false)
  const { data: invitation, error } = useQuery({ ...invitationQuery(secret), enabled: !isJoined })
  const language = invitation && known(invitation.language)
  useEffect(() => {
    // nobody has said yet what they read: the organisation's language is the best guess
    if (language && !hasChosenLanguage()) void changeLanguage(language)
  }, [language])

  if (isJoined)
    return (
      <StrangerPage>
        <Suspense>
          <Welcome />
        </Suspense>
      </StrangerPage>
    )
  if (error)
    return (
      <StrangerPage>
        <Gone error={error} />
      </StrangerPage>
    )
  return (
    <StrangerPage>
      {invitation ? (
        <Acceptance secret={secret} invitation={invitation} onJoined={() => setJoined(true)} />
      ) : (
        <div className={styles.card}>
          <Skeleton width="100%" height={280} />
        </div>
      )}
    </StrangerPage>
  )
}

const isGone = (error: Error) => error instanceof Refusal && error.problem.status === 404

function Gone({ error }: { error: Error }) {
  const { t } = useTranslation('session')
  return (
    <div className={styles.card}>
      <Empty icon={<MailX size={24} />} title={t('invitation-gone')} heading="h1">
        <p>{isGone(error) ? t('invitation-gone-hint') : reason(error)}</p>
        <Link to="/sign-in">{t('to-sign-in')}</Link>
      </Empty>
    </div>
  )
}

interface Invitation {
  organization: string
  inviter: string
  email: string
}

function Acceptance({
  secret,
  invitation,
  onJoined,
}: {
  secret: string
  invitation: Invitation
  onJoined: () => void
}) {
  const { t } = useTranslation('session')
  const navigate = useNavigate()
  const accept = useAcceptInvitation(secret)
  const signIn = useSignIn()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const errorOf = usePasswordErrors(accept.error)
  const { organization, inviter, email } = invitation
  const refusal = accept.error && !errorOf('password') ? reason(accept.error) : undefined

  async function submit() {
    await accept.mutateAsync({ name: name.trim(), password })
    // the account is there: what stops its first sign-in, the sign-in page says
    const outcome = await signIn.mutateAsync({ email, password }).catch(() => undefined)
    if (outcome && 'agent' in outcome && !outcome.agent.mustEnrol) onJoined()
    else await navigate({ to: '/', replace: true })
  }

  // taken back, or used in another window, while this one stood open
  if (accept.error && isGone(accept.error)) return <Gone error={accept.error} />
  return (
    <form
      className={styles.card}
      onSubmit={(event) => {
        event.preventDefault()
        submit().catch(() => undefined)
      }}
    >
      <h1>{t('invitation-title', { organization })}</h1>
      <p className={styles.text}>{t('invitation-hint', { inviter, email })}</p>
      <div role="alert" className={styles.alert}>
        {refusal && <p className={styles.refused}>{refusal}</p>}
      </div>
      {/* for password managers: whose password it is */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <TextInput
        label={t('your-name')}
        description={t('your-name-hint')}
        name="name"
        autoComplete="name"
        required
        withAsterisk={false}
        maxLength={100}
        autoFocus
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <PasswordInput
        label={t('password')}
        description={t('password-rules', { count: FEWEST_CHARACTERS })}
        name="password"
        autoComplete="new-password"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': t('show-password') }}
        error={errorOf('password')}
        aria-invalid={Boolean(errorOf('password'))}
        value={password}
        onChange={({ currentTarget }) => setPassword(currentTarget.value)}
      />
      <Button type="submit" size="md" loading={accept.isPending || signIn.isPending} disabled={!name.trim()}>
        {t('invitation-accept')}
      </Button>
    </form>
  )
}
