import { Button } from '@mantine/core'
import { serverNow, type Invitation } from '@svara/api'
import { Empty, Skeleton, Time } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { MailPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n'
import { toast, toastRefusal } from '../../../toast'
import { allAgentsQuery } from '../agents/api/agents'
import { ListPage } from '../page/ListPage'
import { NotLoaded } from '../page/NotLoaded'
import { invitationsQuery, useResend, useRevoke } from './api/invitations'
import styles from './InvitationsPage.module.css'
import InviteDialog from './InviteDialog'

/** Who is asked to become an agent and has not answered yet (ORG-5). */
export function InvitationsPage() {
  const { t } = useTranslation('invitations')
  const [invites, setInvites] = useState(false)
  return (
    <ListPage
      title={t('title')}
      hint={t('hint')}
      action={
        <Button leftSection={<MailPlus size={15} />} onClick={() => setInvites(true)}>
          {t('invite')}
        </Button>
      }
    >
      <Waiting />
      {invites && <InviteDialog onClose={() => setInvites(false)} />}
    </ListPage>
  )
}

function Waiting() {
  const { t } = useTranslation('invitations')
  const { data, error, refetch } = useQuery(invitationsQuery)
  if (error && !data) return <NotLoaded error={error} retry={refetch} />
  if (!data) return <Skeleton width="100%" height={160} />
  if (data.length === 0) return <Empty title={t('none')}>{t('none-hint')}</Empty>
  return (
    <ul className={styles.rows} aria-label={t('title')}>
      {data.map((invitation) => (
        <Row key={invitation.id} invitation={invitation} />
      ))}
    </ul>
  )
}

function Row({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation('invitations')
  const { id, email, groups, department, office, licenceLevelId, invitedBy, sentAt, expiresAt } = invitation
  const { data: agents } = useQuery(allAgentsQuery)
  const level = agents?.licenceLevels.find((one) => one.id === licenceLevelId)
  const resend = useResend()
  const revoke = useRevoke()
  const [now] = useState(() => serverNow())
  const isExpired = Date.parse(expiresAt) <= now.getTime()
  const becomes = [
    t(`office.${office === 'back' ? 'back' : 'front'}`),
    department,
    level?.name,
    ...groups.map(({ name }) => name),
  ]
  return (
    <li className={styles.row}>
      <span className={styles.who}>
        <b>{email}</b>
        <span dir="auto">{becomes.filter(Boolean).join(' · ')}</span>
      </span>
      <span className={styles.when}>
        <span>
          {t('sent-by', { name: invitedBy.name })} <Time at={sentAt} />
        </span>
        <span data-expired={isExpired || undefined}>
          {isExpired ? t('expired') : t('good-until')} <Time at={expiresAt} />
        </span>
      </span>
      <span className={styles.acts}>
        <Button
          variant="default"
          size="compact-sm"
          aria-label={t('resend-named', { email })}
          loading={resend.isPending}
          onClick={() =>
            resend.mutate(id, {
              onSuccess: () => toast(t('resent', { email })),
              onError: (refusal) => toastRefusal(t('not-resent'), refusal),
            })
          }
        >
          {t('resend')}
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          aria-label={t('revoke-named', { email })}
          loading={revoke.isPending}
          onClick={() =>
            // its row may be gone before this is heard
            void revoke.mutateAsync(id).then(
              () => toast(t('revoked', { email })),
              (refusal: unknown) => toastRefusal(t('not-revoked'), refusal),
            )
          }
        >
          {t('revoke')}
        </Button>
      </span>
    </li>
  )
}
