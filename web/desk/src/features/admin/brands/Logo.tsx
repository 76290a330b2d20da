import { Button } from '@mantine/core'
import { Refusal, type Brand } from '@svara/api'
import { ImagePlus, Trash2 } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from '../../../i18n'
import { wordFor } from '../../../i18n/words'
import { reason } from '../../../toast'
import { Section } from '../page/Section'
import { useChangeLogo } from './api/brands'
import styles from './Brands.module.css'

interface Props {
  brand: Brand
  /** The one that is being edited. */
  version: number
  onChanged: (brand: Brand) => void
}

/** A brand's logo. It is kept as soon as it is chosen. */
export function Logo({ brand, version, onChanged }: Props) {
  const { t } = useTranslation('brands')
  const field = useRef<HTMLInputElement>(null)
  const change = useChangeLogo(brand.id, version)

  function set(file: File | null) {
    change.mutate(file, { onSuccess: onChanged })
  }

  return (
    <Section title={t('logo')} hint={t('logo-hint')}>
      {brand.logo && <img className={styles.logo} src={brand.logo} alt={t('logo-of', { name: brand.name })} />}
      <div className={styles.buttons}>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<ImagePlus size={14} />}
          loading={change.isPending}
          onClick={() => field.current?.click()}
        >
          {brand.logo ? t('logo-other') : t('logo-choose')}
        </Button>
        <input
          ref={field}
          type="file"
          accept="image/png,image/jpeg,image/gif"
          hidden
          tabIndex={-1}
          aria-label={t('logo')}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0]
            if (file) set(file)
            currentTarget.value = ''
          }}
        />
        {brand.logo && (
          <Button variant="subtle" size="compact-sm" leftSection={<Trash2 size={14} />} onClick={() => set(null)}>
            {t('logo-remove')}
          </Button>
        )}
      </div>
      <div role="alert">{change.error && <p className={styles.low}>{words(change.error)}</p>}</div>
    </Section>
  )

  function words(refusal: Error) {
    const code = refusal instanceof Refusal ? refusal.problem.errors?.[0]?.code : undefined
    return code ? wordFor('brands:error.', code) : reason(refusal)
  }
}
