import { Modal } from '@mantine/core'
import type { Attachment } from '@svara/api'
import { IconButton } from '@svara/ui'
import { ChevronLeft, ChevronRight, Download } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from '../../../../i18n'
import { address, isPicture, useFileSize } from './files'
import styles from './Preview.module.css'

interface Props {
  files: Attachment[]
  first: string
  onClose: () => void
}

/** Looks at the files of a message one by one, with the arrow keys. */
export function Preview({ files, first, onClose }: Props) {
  const { t } = useTranslation('conversation')
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      files.findIndex((file) => file.id === first),
    ),
  )
  const file = files[at]!
  const size = useFileSize(file.size)
  const turn = (by: number) => setAt((at + by + files.length) % files.length)

  function key(event: KeyboardEvent) {
    if (event.key === 'ArrowLeft') turn(-1)
    if (event.key === 'ArrowRight') turn(1)
  }

  return (
    <Modal.Root opened onClose={onClose} size="min(1080px, calc(100vw - 32px))" centered onKeyDown={key}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Header className={styles.head}>
          <Modal.Title className={styles.title}>
            <span className={styles.name} dir="auto">
              {file.name}
            </span>
            <span className={styles.size}>{size}</span>
          </Modal.Title>
          {files.length > 1 && (
            <>
              <span className={`${styles.size} tabular`} role="status">
                {t('file-of', { at: at + 1, all: files.length })}
              </span>
              <IconButton label={t('previous-file')} keys="←" onClick={() => turn(-1)}>
                <ChevronLeft size={17} />
              </IconButton>
              <IconButton label={t('next-file')} keys="→" onClick={() => turn(1)}>
                <ChevronRight size={17} />
              </IconButton>
            </>
          )}
          <a
            className={styles.download}
            href={address(file)}
            download={file.name}
            aria-label={t('download-file', { name: file.name })}
            title={t('download')}
          >
            <Download size={16} />
          </a>
          <Modal.CloseButton aria-label={t('close')} data-autofocus />
        </Modal.Header>
        <Modal.Body className={styles.body}>
          {isPicture(file) ? (
            <img key={file.id} className={styles.picture} src={address(file, true)} alt={file.name} />
          ) : (
            // oxlint-disable-next-line react/iframe-missing-sandbox -- browsers show no PDF in one; its viewer is a sandbox itself
            <iframe key={file.id} className={styles.page} src={address(file, true)} title={file.name} />
          )}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
