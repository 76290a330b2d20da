import { Button, CopyButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from '../../../i18n'
import { toastRefusal } from '../../../toast'
import { codesAsPdf, useRenewCodes } from './api/two-factor'
import { Twice, type FactorProps } from './Factor'
import styles from './Factors.module.css'

/** How many are left, and new ones. */
export function RecoveryCodes({ own, guard, onCodes }: FactorProps) {
  const { t } = useTranslation('factors')
  const renew = useRenewCodes()
  return (
    <section className={styles.factor} aria-label={t('recovery')}>
      <h3>{t('recovery')}</h3>
      <p className={styles.what}>
        {t('recovery-what')} {t('recovery-left', { count: own.recoveryCodesLeft })}
      </p>
      <div className={styles.actions}>
        <Twice
          label={t('renew')}
          really={t('renew-really')}
          spoken={t('recovery')}
          loading={renew.isPending}
          onDo={() =>
            guard(() =>
              renew.mutate(undefined, {
                onSuccess: ({ recoveryCodes }) => onCodes(recoveryCodes ?? null),
                onError: (refusal) => toastRefusal(t('not-changed'), refusal),
              }),
            )
          }
        />
      </div>
    </section>
  )
}

/** They are shown this once, with ways to keep them. */
export function FreshCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const { t, i18n } = useTranslation('factors')
  const [isMaking, setMaking] = useState(false)

  async function download() {
    setMaking(true)
    try {
      const address = URL.createObjectURL(await codesAsPdf(codes, i18n.language))
      const link = document.createElement('a')
      link.href = address
      link.download = 'svara-recovery-codes.pdf'
      link.click()
      setTimeout(() => URL.revokeObjectURL(address), 10_000)
    } catch (refusal) {
      toastRefusal(t('not-changed'), refusal)
    } finally {
      setMaking(false)
    }
  }

  return (
    <section className={styles.fresh} aria-label={t('recovery')} role="status">
      <h3>{t('recovery')}</h3>
      <p>{t('codes-once')}</p>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        <Button size="compact-sm" loading={isMaking} onClick={() => void download()}>
          {t('download')}
        </Button>
        <CopyButton value={codes.join('\n')}>
          {({ copied, copy }) => (
            <Button variant="default" size="compact-sm" onClick={copy}>
              {t(copied ? 'copied' : 'copy-codes')}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" size="compact-sm" onClick={onKept}>
          {t('codes-kept')}
        </Button>
      </div>
    </section>
  )
}
