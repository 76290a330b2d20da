import { Button, TextInput } from '@mantine/core'
import { Refusal, type BlockedSender } from '@svara/api'
import { Empty, Skeleton, Time } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import { useTranslation } from '../../../i18n'
import { reason, toast, toastRefusal } from '../../../toast'
import { agentsQuery } from '../../tickets'
import { ListPage } from '../page/ListPage'
import { NotLoaded } from '../page/NotLoaded'
import { blockedSendersQuery, useBlock, useUnblock } from './api/blocked-senders'
import styles from './BlockedSendersPage.module.css'

/** Whose mail goes straight into the Trash, and the way to take them out again. */
export function BlockedSendersPage() {
  const { t } = useTranslation('blocked-senders')
  return (
    <ListPage title={t('title')} hint={t('hint')}>
      <Add />
      <Senders />
    </ListPage>
  )
}

function Add() {
  const { t } = useTranslation('blocked-senders')
  const [sender, setSender] = useState('')
  const block = useBlock()

  function submit(event: SubmitEvent) {
    event.preventDefault()
    if (sender.trim() === '') return
    block.mutate(sender.trim(), {
      onSuccess: (blocked) => {
        toast(t('blocked', { sender: blocked.sender }))
        setSender('')
      },
    })
  }

  return (
    <form className={styles.add} onSubmit={submit} noValidate>
      <TextInput
        label={t('sender')}
        description={t('sender-hint')}
        value={sender}
        onChange={({ currentTarget }) => setSender(currentTarget.value)}
        error={block.error && refusedFor(block.error)}
        autoComplete="off"
        spellCheck={false}
      />
      <Button type="submit" loading={block.isPending}>
        {t('block')}
      </Button>
    </form>
  )
}

/** What is wrong with what was typed, rather than that something is. */
function refusedFor(error: Error) {
  const ofField = error instanceof Refusal ? error.problem.errors?.[0]?.message : undefined
  return ofField ?? reason(error)
}

function Senders() {
  const { t } = useTranslation('blocked-senders')
  const { data, error, refetch } = useQuery(blockedSendersQuery)
  if (error && !data) return <NotLoaded error={error} retry={refetch} />
  if (!data) return <Skeleton width="100%" height={160} />
  if (data.length === 0) return <Empty title={t('none')}>{t('none-hint')}</Empty>
  return (
    <ul className={styles.rows} aria-label={t('title')}>
      {data.map((sender) => (
        <Row key={sender.id} blocked={sender} />
      ))}
    </ul>
  )
}

function Row({ blocked: { id, sender, blockedBy, createdAt } }: { blocked: BlockedSender }) {
  const { t } = useTranslation('blocked-senders')
  const { data: agents = [] } = useQuery(agentsQuery)
  const unblock = useUnblock()
  const block = useBlock()
  const by = agents.find((agent) => agent.id === blockedBy)?.name

  function remove() {
    unblock.mutate(id, {
      onSuccess: () => toast(t('unblocked', { sender }), { label: t('undo'), run: () => block.mutate(sender) }),
      onError: (refusal) => toastRefusal(t('not-unblocked'), refusal),
    })
  }

  return (
    <li className={styles.row}>
      <span>{sender}</span>
      <span>
        {by ? t('by', { name: by }) : null} <Time at={createdAt} />
      </span>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={t('unblock-sender', { sender })}
        loading={unblock.isPending}
        onClick={remove}
      >
        {t('unblock')}
      </Button>
    </li>
  )
}
