import { Button, NumberInput, TextInput } from '@mantine/core'
import { Skeleton } from '@svara/ui'
import { Trash2 } from 'lucide-react'
import { Suspense } from 'react'
import { useTranslation } from '../../../../i18n'
import { PictureButton } from '../../../tickets'
import { useFieldError } from '../../page/errors'
import form from '../../page/Form.module.css'
import type { LetterDraft } from '../api/letter'
import styles from './Logo.module.css'

interface Props {
  logo: LetterDraft['logo']
  onChange: (logo: LetterDraft['logo']) => void
}

/** The picture at the top of each mail. */
export function Logo({ logo, onChange }: Props) {
  const { t } = useTranslation('mailboxes')
  const errorOf = useFieldError('mailboxes')
  return (
    <div className={styles.logo}>
      {logo.src && <img className={styles.picture} src={logo.src} alt={logo.alt || t('logo')} />}
      <div className={styles.buttons}>
        <Suspense fallback={<Skeleton width={140} height={26} />}>
          <PictureButton
            label={logo.src ? t('logo-other') : t('logo-choose')}
            onPicture={(src) => onChange({ ...logo, src })}
            renderError={(refused) => {
              const error = refused ?? errorOf('logo.src')
              return (
                error && (
                  <p role="alert" className={styles.error}>
                    {error}
                  </p>
                )
              )
            }}
          />
        </Suspense>
        {logo.src && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<Trash2 size={14} />}
            onClick={() => onChange({ ...logo, src: null })}
          >
            {t('logo-remove')}
          </Button>
        )}
      </div>
      {logo.src && (
        <div className={form.pair}>
          <TextInput
            label={t('logo-alt')}
            description={t('logo-alt-hint')}
            maxLength={200}
            value={logo.alt}
            error={errorOf('logo.alt')}
            onChange={(event) => onChange({ ...logo, alt: event.currentTarget.value })}
          />
          <NumberInput
            label={t('logo-width')}
            description={t('logo-width-hint')}
            min={20}
            max={600}
            allowDecimal={false}
            value={logo.width}
            error={errorOf('logo.width')}
            onChange={(width) => onChange({ ...logo, width: Number(width) })}
          />
        </div>
      )}
    </div>
  )
}
