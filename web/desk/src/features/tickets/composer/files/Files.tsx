import { Refusal } from '@svara/api'
import { File as FileIcon, Image, RotateCw, X } from 'lucide-react'
import { localeOf, useTranslation } from '../../../../i18n'
import { reason } from '../../../../toast'
import type { DraftKeeper } from '../draft/keeper'
import styles from './Files.module.css'
import { useUploads, type Upload } from './uploads'

/** The files beside the text: those that are there, those on their way, and those that did not arrive and why. */
export function Files({ keeper }: { keeper: DraftKeeper }) {
  const { t, i18n } = useTranslation('composer')
  const { uploads, list } = useUploads(keeper)
  const { files } = keeper.snapshot.content
  if (files.length + list.length === 0) return null
  const size = (bytes: number) => sizeOf(bytes, localeOf(i18n.language))
  return (
    <ul className={styles.files} aria-label={t('files')}>
      {files.map((file) => (
        <li key={file.id} className={styles.file}>
          <span className={styles.icon} aria-hidden="true">
            {file.contentType.startsWith('image/') ? <Image size={15} /> : <FileIcon size={15} />}
          </span>
          <span className={styles.words}>
            <span className={styles.name}>{file.name}</span>
            <small>{size(file.size)}</small>
          </span>
          <button
            type="button"
            className={styles.act}
            aria-label={t('remove-file', { name: file.name })}
            title={t('remove-file', { name: file.name })}
            onClick={() => keeper.change({ files: files.filter((other) => other.id !== file.id) })}
          >
            <X size={14} />
          </button>
        </li>
      ))}
      {list.map((upload) => (
        <li key={upload.id} className={styles.file} data-failed={Boolean(upload.refusal)}>
          <span className={styles.icon} aria-hidden="true">
            {upload.file.type.startsWith('image/') ? <Image size={15} /> : <FileIcon size={15} />}
          </span>
          <span className={styles.words}>
            <span className={styles.name}>{upload.file.name}</span>
            {upload.refusal ? (
              <small role="alert">{whyNot(upload)}</small>
            ) : (
              <progress
                className={styles.progress}
                max={1}
                value={upload.share}
                aria-label={t('uploading', { name: upload.file.name })}
              />
            )}
          </span>
          {Boolean(upload.refusal) && upload.refusal !== 'too-large' && (
            <button
              type="button"
              className={styles.act}
              aria-label={t('retry-file', { name: upload.file.name })}
              title={t('retry-file', { name: upload.file.name })}
              onClick={() => uploads.retry(upload.id)}
            >
              <RotateCw size={13} />
            </button>
          )}
          <button
            type="button"
            className={styles.act}
            aria-label={t(upload.refusal ? 'remove-file' : 'cancel-file', { name: upload.file.name })}
            title={t(upload.refusal ? 'remove-file' : 'cancel-file', { name: upload.file.name })}
            onClick={() => uploads.cancel(upload.id)}
          >
            <X size={14} />
          </button>
        </li>
      ))}
    </ul>
  )

  function whyNot(upload: Upload) {
    const tooLarge =
      upload.refusal === 'too-large' || (upload.refusal instanceof Refusal && upload.refusal.problem.status === 413)
    return tooLarge ? t('file-too-large', { size: size(upload.file.size) }) : reason(upload.refusal)
  }
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

export function sizeOf(bytes: number, locale: string) {
  let [value, unit] = [bytes, 0]
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000
    unit++
  }
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: UNITS[unit]!,
    maximumFractionDigits: value < 10 && unit > 1 ? 1 : 0,
  }).format(value)
}
