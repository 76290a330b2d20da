import { Button, Modal, MultiSelect, Radio, Textarea, TextInput } from '@mantine/core'
import { Refusal, type SortedLines } from '@svara/api'
import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from '../../../i18n'
import { wordFor } from '../../../i18n/words'
import { reason, toast } from '../../../toast'
import { allAgentsQuery } from '../agents/api/agents'
import { LevelField } from '../agents/LevelField'
import { groupsQuery as groupNamesQuery } from '../../tickets'
import dialog from '../page/Dialog.module.css'
import { useCheckInvitations, useInvite } from './api/invitations'
import styles from './InviteDialog.module.css'

const FEWEST_ROWS = 6

/** First whom, then what they become. Lines that cannot be invited are named, and the others go on without them. */
export default function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('invitations')
  const [typed, setTyped] = useState('')
  const check = useCheckInvitations()
  const [isSecond, setSecond] = useState(false)
  const sorted = check.data

  function next(event: FormEvent) {
    event.preventDefault()
    check.mutate(lines(typed), { onSuccess: ({ bad, good }) => setSecond(bad.length === 0 && good.length > 0) })
  }

  return (
    <Modal opened onClose={onClose} size="lg" title={t('invite')} closeButtonProps={{ 'aria-label': t('cancel') }}>
      {isSecond && sorted ? (
        <Become addresses={sorted.good} onBack={() => setSecond(false)} onClose={onClose} />
      ) : (
        <form onSubmit={next} className={styles.form}>
          <Textarea
            label={t('addresses')}
            description={t('addresses-hint')}
            data-autofocus
            autoFocus
            autosize
            minRows={FEWEST_ROWS}
            maxRows={14}
            spellCheck={false}
            value={typed}
            onChange={({ currentTarget }) => {
              check.reset()
              setTyped(currentTarget.value)
            }}
          />
          <div role="alert">
            {check.error && <p className={dialog.refused}>{reason(check.error)}</p>}
            {sorted && <Bad sorted={sorted} />}
          </div>
          <div className={dialog.acts}>
            {sorted && sorted.bad.length > 0 ? (
              <Button onClick={() => setSecond(true)} disabled={sorted.good.length === 0}>
                {t('without-bad', { count: sorted.good.length })}
              </Button>
            ) : (
              <Button type="submit" loading={check.isPending} disabled={lines(typed).length === 0}>
                {t('next')}
              </Button>
            )}
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  )
}

/** People also paste what another program has put on one line. */
function lines(typed: string) {
  return typed
    .split(/[\n;,]/)
    .map((line) => line.trim())
    .filter(Boolean)
}

function Bad({ sorted: { bad } }: { sorted: SortedLines }) {
  const { t } = useTranslation('invitations')
  if (bad.length === 0) return null
  return (
    <>
      <p className={dialog.refused}>{t('bad', { count: bad.length })}</p>
      <ul className={styles.bad}>
        {bad.map(({ line, code }, place) => (
          <li key={`${place} ${line}`}>
            <code dir="auto">{line}</code> {wordFor('invitations:bad.', code)}
          </li>
        ))}
      </ul>
    </>
  )
}

interface BecomeProps {
  addresses: string[]
  onBack: () => void
  onClose: () => void
}

function Become({ addresses, onBack, onClose }: BecomeProps) {
  const { t } = useTranslation('invitations')
  const { data: groups = [] } = useQuery(groupNamesQuery)
  const [become, setBecome] = useState({
    groupIds: [] as string[],
    department: '',
    office: 'front',
    licenceLevelId: null as string | null,
  })
  const { data: agents } = useQuery(allAgentsQuery)
  const invite = useInvite()

  const atLimit = invite.error instanceof Refusal && invite.error.code === 'seat-limit'

  function send(acceptExtraSeats: boolean) {
    invite.mutate(
      { addresses, ...become, acceptExtraSeats },
      {
        onSuccess: ({ good, bad }) => {
          toast(t('invited', { count: good.length }))
          // somebody else was a moment faster: they stay here to be read
          if (bad.length === 0) onClose()
        },
      },
    )
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send(false)
      }}
      className={styles.form}
    >
      <p className={dialog.text}>{t('all-become', { count: addresses.length })}</p>
      <MultiSelect
        label={t('groups')}
        description={t('groups-hint')}
        autoFocus
        openOnFocus={false}
        data={groups.map(({ id, name }) => ({ value: id, label: name }))}
        searchable
        clearable
        nothingFoundMessage={t('no-group')}
        value={become.groupIds}
        onChange={(groupIds) => setBecome({ ...become, groupIds })}
      />
      <TextInput
        label={t('department')}
        maxLength={100}
        value={become.department}
        onChange={({ currentTarget }) => setBecome({ ...become, department: currentTarget.value })}
      />
      <Radio.Group label={t('type')} value={become.office} onChange={(office) => setBecome({ ...become, office })}>
        <div className={styles.types}>
          <Radio value="front" label={t('office.front')} description={t('office.front-hint')} />
          <Radio value="back" label={t('office.back')} description={t('office.back-hint')} />
        </div>
      </Radio.Group>
      <LevelField
        levels={agents?.licenceLevels ?? []}
        value={become.licenceLevelId}
        onChange={(licenceLevelId) => setBecome({ ...become, licenceLevelId })}
      />
      <div role="alert">
        {invite.error && <p className={dialog.refused}>{atLimit ? t('no-seats') : reason(invite.error)}</p>}
        {invite.data && <Bad sorted={invite.data} />}
      </div>
      <div className={dialog.acts}>
        {atLimit && (
          <Button loading={invite.isPending} onClick={() => send(true)}>
            {t('accept-seats')}
          </Button>
        )}
        <Button type="submit" variant={atLimit ? 'default' : 'filled'} loading={invite.isPending && !atLimit}>
          {t('send', { count: addresses.length })}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t('back')}
        </Button>
      </div>
    </form>
  )
}
