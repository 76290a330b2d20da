import { Button, Modal } from '@mantine/core'
import type { Attachment, AttachedMailView } from '@svara/api'
import { exactTime, Skeleton, TimeZone } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, Download } from 'lucide-react'
import { useContext, useState } from 'react'
import { localeOf, useTranslation } from '../../../../i18n'
import { reason } from '../../../../toast'
import { attachedFileAddress, attachedMailQuery } from '../../api/attached'
import { address, FileIcon, useFileSize } from '../attachments/files'
import fileStyles from '../attachments/Attachments.module.css'
import { MailFrame } from '../messages/MailFrame'
import styles from './AttachedMail.module.css'
import { ProtectionNotice } from './ProtectionNotice'
import RiskyFile from './RiskyFile'

interface Props {
  file: Attachment
  onClose: () => void
}

/** A mail that lies in a file: read in place, and those in it as well. */
export default function AttachedMail({ file, onClose }: Props) {
  const { t } = useTranslation('mail')
  const [path, setPath] = useState<string[]>([])
  const at = path.at(-1) ?? ''
  const { data: mail, error } = useQuery(attachedMailQuery(file.id, at))
  return (
    <Modal
      opened
      onClose={onClose}
      size="min(880px, calc(100vw - 32px))"
      title={mail?.subject || t('no-subject')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={styles.bar}>
        {path.length > 0 && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<ArrowLeft size={14} aria-hidden="true" />}
            onClick={() => setPath(path.slice(0, -1))}
          >
            {t('outer-mail')}
          </Button>
        )}
        <a
          className={styles.download}
          href={at ? attachedFileAddress(file.id, at) : address(file)}
          download={at ? undefined : file.name}
        >
          <Download size={15} aria-hidden="true" /> {t('download')}
        </a>
      </div>
      {error ? (
        <p role="alert">{reason(error)}</p>
      ) : mail ? (
        <Opened key={at} attachment={file.id} mail={mail} onOpen={(inner) => setPath([...path, inner])} />
      ) : (
        <div aria-hidden="true">
          <Skeleton width="100%" height={240} />
        </div>
      )}
    </Modal>
  )
}

interface OpenedProps {
  attachment: string
  mail: AttachedMailView
  onOpen: (path: string) => void
}

function Opened({ attachment, mail, onOpen }: OpenedProps) {
  const { t, i18n } = useTranslation('mail')
  const zone = useContext(TimeZone)
  const author = mail.from?.name || mail.from?.email || t('no-sender')
  const files = mail.files.filter((one) => !one.inline || !mail.html.includes(`/mail/files/${one.path}`))
  return (
    <>
      <dl className={styles.head}>
        <Row name={t('mail-from')}>{mail.from ? person(mail.from) : t('no-sender')}</Row>
        {mail.to.length > 0 && <Row name={t('mail-to')}>{mail.to.map(person).join(', ')}</Row>}
        {mail.cc.length > 0 && <Row name={t('mail-cc')}>{mail.cc.map(person).join(', ')}</Row>}
        {mail.date && <Row name={t('mail-date')}>{exactTime(mail.date, localeOf(i18n.language), zone)}</Row>}
      </dl>
      {mail.protection && <ProtectionNotice protection={mail.protection} signatures={[]} />}
      <MailFrame message={{ ...mail, quotedTextFrom: mail.quotedTextFrom }} author={author} />
      {mail.truncated && <p className={styles.hint}>{t('mail-cut')}</p>}
      {files.length > 0 && (
        <ul className={`${fileStyles.files} ${styles.files}`} aria-label={t('mail-files')}>
          {files.map((one) => (
            <li key={one.path}>
              <InnerFile attachment={attachment} file={one} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Row({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  )
}

function person({ name, email }: { name: string; email: string }) {
  return name ? `${name} <${email}>` : email
}

type Inner = AttachedMailView['files'][number]

function InnerFile({ attachment, file, onOpen }: { attachment: string; file: Inner; onOpen: (path: string) => void }) {
  const { t } = useTranslation('mail')
  const [isAsked, setAsked] = useState(false)
  const size = useFileSize(file.size)
  const href = attachedFileAddress(attachment, file.path)
  const inside = (
    <>
      <span className={fileStyles.thumbnail}>
        <FileIcon file={file} />
      </span>
      <span className={fileStyles.words}>
        <span className={fileStyles.name} dir="auto">
          {file.name}
        </span>
        <small>{file.risky ? `${size} · ${t('risky')}` : size}</small>
      </span>
    </>
  )
  if (file.role === 'mail')
    return (
      <button type="button" className={fileStyles.file} onClick={() => onOpen(file.path)}>
        {inside}
      </button>
    )
  if (file.risky)
    return (
      <>
        <button type="button" className={fileStyles.file} onClick={() => setAsked(true)}>
          {inside}
        </button>
        {isAsked && <RiskyFile name={file.name} href={href} onClose={() => setAsked(false)} />}
      </>
    )
  return (
    <a className={fileStyles.file} href={href} download={file.name}>
      {inside}
    </a>
  )
}
