import { Button, Modal, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from '../../../i18n'
import { reason } from '../../../toast'
import type { Graph } from '../api/types'
import { EMPTY } from '../graph/graph'
import type { Words } from '../words'
import styles from './Dialogs.module.css'
import { DifferenceList } from './Revisions'

interface Props {
  number: number
  published: Graph | null
  draft: Graph
  words: Words
  publish: { isPending: boolean; error: unknown }
  onPublish: (note: string) => void
  onClose: () => void
}

/** What will run from now on, and a word about it for colleagues. */
export function PublishDialog({ number, published, draft, words, publish, onPublish, onClose }: Props) {
  const { t } = useTranslation('flows')
  const [note, setNote] = useState('')
  function submit(event: FormEvent) {
    event.preventDefault()
    onPublish(note.trim())
  }
  return (
    <Modal opened onClose={onClose} title={t('publish', { number })} closeButtonProps={{ 'aria-label': t('close') }}>
      <form className={styles.form} onSubmit={submit}>
        <p className={styles.text}>{t('publish-hint')}</p>
        <div className={styles.scrolled}>
          <DifferenceList older={published ?? EMPTY} newer={draft} words={words} none={t('nothing-to-publish')} />
        </div>
        <Textarea
          label={t('note')}
          placeholder={t('note-hint')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          data-autofocus
        />
        <div role="alert">{publish.error ? <p className={styles.refused}>{reason(publish.error)}</p> : null}</div>
        <div className={styles.acts}>
          <Button type="submit" loading={publish.isPending}>
            {t('publish', { number })}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
