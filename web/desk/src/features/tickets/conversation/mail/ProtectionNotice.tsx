import type { Attachment } from '@svara/api'
import { LockKeyhole, Signature } from 'lucide-react'
import { useTranslation } from '../../../../i18n'
import { address } from '../attachments/files'
import styles from './Enclosed.module.css'

/** That a mail is signed is said in passing; that it cannot be read here is not. */
export function ProtectionNotice({ protection, signatures }: { protection: string; signatures: Attachment[] }) {
  const { t } = useTranslation('mail')
  const [what, kind] = protection.split('-')
  const name = kind === 'pgp' ? 'PGP' : 'S/MIME'
  if (what === 'encrypted')
    return (
      <div className={styles.notice} data-encrypted role="note">
        <LockKeyhole size={15} aria-hidden="true" />
        <p>
          <b>{t('encrypted-mail', { name })}</b> {t('encrypted-hint')}
        </p>
      </div>
    )
  return (
    <div className={styles.notice} role="note">
      <Signature size={15} aria-hidden="true" />
      <p>
        {t('signed-mail', { name })}{' '}
        {signatures.map((file) => (
          <a key={file.id} href={address(file)} download={file.name}>
            {t('signature-file', { name: file.name })}
          </a>
        ))}
      </p>
    </div>
  )
}
