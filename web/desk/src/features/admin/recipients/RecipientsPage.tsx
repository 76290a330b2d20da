import { Button, Checkbox, TextInput } from '@mantine/core'
import type { Recipient } from '@svara/api'
import { Empty, Skeleton, Time } from '@svara/ui'
import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../../i18n'
import { toast, toastRefusal } from '../../../toast'
import { ListPage } from '../page/ListPage'
import { NotLoaded } from '../page/NotLoaded'
import { PAGE, recipientsQuery, useForget } from './api/recipients'
import styles from './RecipientsPage.module.css'

const PAUSE_MILLIS = 200

/** Every address that mail came from or went to, and the way to forget some. */
export function RecipientsPage() {
  const { t } = useTranslation('recipients')
  const [typed, setTyped] = useState('')
  const [looked] = useDebouncedValue(typed.trim(), PAUSE_MILLIS)
  return (
    <ListPage title={t('title')} hint={t('hint')}>
      <TextInput
        type="search"
        label={t('search')}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
      />
      <Found looked={looked} />
    </ListPage>
  )
}

function Found({ looked }: { looked: string }) {
  const { t } = useTranslation('recipients')
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    recipientsQuery(looked),
  )
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const forget = useForget()
  if (error && !data) return <NotLoaded error={error} retry={refetch} />
  if (!data) return <Skeleton width="100%" height={240} />
  const shown = data.pages.flatMap((page) => page.items)
  if (shown.length === 0)
    return looked ? <Empty title={t('no-match', { looked })} /> : <Empty title={t('none')}>{t('none-hint')}</Empty>
  const chosenHere = shown.filter(({ id }) => chosen.has(id)).map(({ id }) => id)

  function remove(ids: string[]) {
    forget.mutate(ids, {
      onSuccess: () => {
        toast(t('removed', { count: ids.length }))
        setChosen(new Set())
      },
      onError: (refusal) => toastRefusal(t('not-removed'), refusal),
    })
  }

  function choose(id: string, isChosen: boolean) {
    const next = new Set(chosen)
    if (isChosen) next.add(id)
    else next.delete(id)
    setChosen(next)
  }

  return (
    <>
      <div className={styles.bar}>
        <Checkbox
          label={chosenHere.length > 0 ? t('chosen', { count: chosenHere.length }) : t('choose-all')}
          checked={chosenHere.length === shown.length}
          indeterminate={chosenHere.length > 0 && chosenHere.length < shown.length}
          onChange={({ currentTarget }) => setChosen(new Set(currentTarget.checked ? shown.map(({ id }) => id) : []))}
        />
        <Button
          variant="default"
          size="compact-sm"
          disabled={chosenHere.length === 0}
          loading={forget.isPending}
          onClick={() => remove(chosenHere)}
        >
          {t('remove-chosen')}
        </Button>
      </div>
      <ul className={styles.rows} aria-label={t('title')}>
        {shown.map((recipient) => (
          <Row
            key={recipient.id}
            recipient={recipient}
            isChosen={chosen.has(recipient.id)}
            onChoose={(isChosen) => choose(recipient.id, isChosen)}
            onRemove={() => remove([recipient.id])}
          />
        ))}
      </ul>
      {looked && shown.length >= PAGE && <p className={styles.hint}>{t('first-matches', { count: PAGE })}</p>}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  )
}

interface RowProps {
  recipient: Recipient
  isChosen: boolean
  onChoose: (isChosen: boolean) => void
  onRemove: () => void
}

function Row({ recipient: { address, name, received, sent, lastUsedAt }, isChosen, onChoose, onRemove }: RowProps) {
  const { t } = useTranslation('recipients')
  return (
    <li className={styles.row}>
      <Checkbox
        aria-label={t('choose', { address })}
        checked={isChosen}
        onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
      />
      <span className={styles.who}>
        <b dir="auto">{name || address}</b>
        {name && <span>{address}</span>}
      </span>
      <span className={styles.use}>
        {t('received', { count: received })} · {t('sent', { count: sent })}
        <span>
          {t('last-used')} <Time at={lastUsedAt} />
        </span>
      </span>
      <Button variant="default" size="compact-sm" aria-label={t('remove-named', { address })} onClick={onRemove}>
        {t('remove')}
      </Button>
    </li>
  )
}
