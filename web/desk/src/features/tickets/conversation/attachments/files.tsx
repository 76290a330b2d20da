import type { Attachment } from '@svara/api'
import { File, FileArchive, FileAudio, FileSpreadsheet, FileText, FileVideo, Image, Mail } from 'lucide-react'
import { localeOf, useTranslation } from '../../../../i18n'

export function address(file: Attachment, show = false) {
  return `/api/attachments/${encodeURIComponent(file.id)}${show ? '?show=true' : ''}`
}

/** SVG may hold script: it is downloaded, never shown. */
export function isPicture(file: Attachment) {
  return /^image\/(?!svg)/.test(file.contentType)
}

export function isText(file: Attachment) {
  return file.contentType.startsWith('text/plain')
}

export function canPreview(file: Attachment) {
  if (file.scan?.state === 'infected' || file.risky || file.role === 'mail') return false
  return isPicture(file) || isText(file) || file.contentType === 'application/pdf'
}

const ICONS = [
  [/^image\//, Image],
  [/^audio\//, FileAudio],
  [/^video\//, FileVideo],
  [/spreadsheet|excel|csv/, FileSpreadsheet],
  [/zip|compressed|tar|rar/, FileArchive],
  [/^message\//, Mail],
  [/^text\/|pdf|word|document|rtf/, FileText],
] as const

export function FileIcon({ file, size = 16 }: { file: Pick<Attachment, 'contentType'>; size?: number }) {
  const Icon = ICONS.find(([type]) => type.test(file.contentType))?.[1] ?? File
  return <Icon size={size} aria-hidden="true" />
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

export function useFileSize(bytes: number) {
  const { i18n } = useTranslation()
  return fileSize(bytes, localeOf(i18n.language))
}

export function fileSize(bytes: number, language: string) {
  const step = Math.min(UNITS.length - 1, bytes > 0 ? Math.floor(Math.log10(bytes) / 3) : 0)
  const value = bytes / 1000 ** step
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: UNITS[step]!,
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 && step > 1 ? 1 : 0,
  }).format(value)
}
