import { lazyPart } from '@svara/ui'
import type { Attachment, Message } from '@svara/api'
import { Suspense, useState } from 'react'
import { useTranslation } from '../../../../i18n'
import { AttachedMail, FileState, RiskyFile } from '../messages/mail-details'
import styles from './Attachments.module.css'
import { address, canPreview, FileIcon, isPicture, useFileSize } from './files'

const Preview = lazyPart(() => import('./Preview').then((module) => ({ default: module.Preview })))

/** The files that came along, apart from those that stand in the text. */
export function Attachments({ message }: { message: Message }) {
  const { t } = useTranslation('conversation')
  const files = message.attachments.filter(
    (file) => file.role !== 'signature' && (!file.inline || !message.html.includes(`/api/attachments/${file.id}`)),
  )
  const [shown, setShown] = useState<Attachment | null>(null)
  if (files.length === 0) return null
  return (
    <>
      <ul className={styles.files} aria-label={t('attachments')}>
        {files.map((file) => (
          <li key={file.id}>
            <File file={file} onShow={() => setShown(file)} />
          </li>
        ))}
      </ul>
      {shown && (
        <Suspense>
          <Shown file={shown} files={files} onClose={() => setShown(null)} />
        </Suspense>
      )}
    </>
  )
}

function Shown({ file, files, onClose }: { file: Attachment; files: Attachment[]; onClose: () => void }) {
  if (file.role === 'mail') return <AttachedMail file={file} onClose={onClose} />
  if (file.risky) return <RiskyFile name={file.name} href={address(file)} onClose={onClose} />
  return <Preview files={files.filter(canPreview)} first={file.id} onClose={onClose} />
}

function File({ file, onShow }: { file: Attachment; onShow: () => void }) {
  const { t } = useTranslation('conversation')
  const size = useFileSize(file.size)
  const inside = (
    <>
      <span className={styles.thumbnail}>
        {isPicture(file) && canPreview(file) ? (
          <img src={address(file, true)} alt="" loading="lazy" decoding="async" width={28} height={28} />
        ) : (
          <FileIcon file={file} />
        )}
      </span>
      <span className={styles.words}>
        <span className={styles.name} dir="auto">
          {file.name}
        </span>
        <small>
          {size}
          {(file.scan || file.risky) && (
            <Suspense>
              <FileState file={file} />
            </Suspense>
          )}
        </small>
      </span>
    </>
  )
  // locked: only its name is shown
  if (file.scan?.state === 'infected') return <span className={styles.file}>{inside}</span>
  if (!canPreview(file) && !file.risky && file.role !== 'mail')
    return (
      <a
        className={styles.file}
        href={address(file)}
        download={file.name}
        title={t('download-file', { name: file.name })}
      >
        {inside}
      </a>
    )
  return (
    <button type="button" className={styles.file} title={t('show-file', { name: file.name })} onClick={onShow}>
      {inside}
    </button>
  )
}
