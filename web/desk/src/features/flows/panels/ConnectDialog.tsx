import { Button, Modal } from '@mantine/core'
import { useTranslation } from '../../../i18n'
import type { Graph } from '../api/types'
import { Exits } from '../settings/Exits'
import type { Words } from '../words'
import styles from './Dialogs.module.css'

interface Props {
  graph: Graph
  of: string
  words: Words
  onConnect: (exit: string, to: string | null) => void
  onClose: () => void
}

/** Where a block's exits lead, chosen without a pointer. */
export function ConnectDialog({ graph, of, words, onConnect, onClose }: Props) {
  const { t } = useTranslation('flows')
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('connect', { what: words.target(graph, of) })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={styles.form}>
        <Exits graph={graph} of={of} words={words} isReadOnly={false} onConnect={onConnect} />
        <div className={styles.acts}>
          <Button onClick={onClose}>{t('done')}</Button>
        </div>
      </div>
    </Modal>
  )
}
