import { Button, Modal } from '@mantine/core'
import type { UseMutationResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { reason } from '../../../toast'
import styles from './Dialog.module.css'

interface Props {
  title: string
  close: string
  act: string
  cancel: string
  remove: Pick<UseMutationResult<unknown, Error, void>, 'error' | 'isPending' | 'mutate'>
  /** In words, where the refusal's own are not enough. */
  words?: string | undefined
  onClose: () => void
  onRemoved: () => void
  /** What is lost by it. */
  children: ReactNode
}

/** Asks once, by name, before something is taken away. */
export function RemoveDialog({ title, close, act, cancel, remove, words, onClose, onRemoved, children }: Props) {
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': close }}>
      {children}
      <div role="alert">{remove.error && <p className={styles.refused}>{words ?? reason(remove.error)}</p>}</div>
      <div className={styles.acts}>
        <Button
          variant="default"
          className={styles.danger}
          loading={remove.isPending}
          onClick={() => remove.mutate(undefined, { onSuccess: onRemoved })}
        >
          {act}
        </Button>
        <Button variant="default" onClick={onClose}>
          {cancel}
        </Button>
      </div>
    </Modal>
  )
}
