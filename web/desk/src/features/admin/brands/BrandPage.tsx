import type { Brand } from '@svara/api'
import { Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState, type CSSProperties } from 'react'
import { localeOf, useTranslation } from '../../../i18n'
import { toast } from '../../../toast'
import { ColourField } from '../page/ColourField'
import { useFieldError, wordsOf } from '../page/errors'
import form from '../page/Form.module.css'
import { ItemForm, useLeaving } from '../page/ItemForm'
import { ItemPage } from '../page/ItemPage'
import { NameField } from '../page/NameField'
import { NotLoaded } from '../page/NotLoaded'
import { Section } from '../page/Section'
import { brandsQuery, useSaveBrand } from './api/brands'
import styles from './Brands.module.css'
import { contrast, ENOUGH } from './contrast'
import { Languages } from './Languages'
import { Logo } from './Logo'
import RemoveBrandDialog from './RemoveBrandDialog'
import { DefaultMailbox } from './DefaultMailbox'

const FIRST = { accentColour: '#0e6b71', textColour: '#ffffff' }

/** A new brand, or one that is there. */
export function BrandPage() {
  const { t } = useTranslation('brands')
  const { brand } = useParams({ from: '/desk/admin/brands/$brand' })
  return (
    <ItemPage list="/admin/brands" back={t('back')}>
      {brand === 'new' ? <NewBrand /> : <KeptBrand key={brand} id={brand} />}
    </ItemPage>
  )
}

function NewBrand() {
  const { t, i18n } = useTranslation('brands')
  return (
    <>
      <h1>{t('new')}</h1>
      <BrandForm language={i18n.language} isLast={false} />
    </>
  )
}

function KeptBrand({ id }: { id: string }) {
  const { t } = useTranslation('brands')
  const { data, error, refetch } = useQuery(brandsQuery)
  // what is being edited does not change by itself
  const [shown, setShown] = useState<Brand>()
  const [revision, setRevision] = useState(0)
  const now = data?.find((brand) => brand.id === id)
  if (error && !data) return <NotLoaded error={error} retry={refetch} heading="h1" />
  if (!data) return <Skeleton width="100%" height={480} />
  if (!now) return <h1>{t('title')}</h1>
  if (!shown) setShown(now)
  const kept = shown ?? now

  async function showTheirs() {
    const { data: all } = await refetch()
    setShown(all?.find((brand) => brand.id === id))
    setRevision(revision + 1)
  }

  return (
    <>
      <h1>{kept.name}</h1>
      <div className={styles.besides}>
        <Logo brand={now} version={kept.version} onChanged={(brand) => setShown({ ...kept, version: brand.version })} />
        <DefaultMailbox brandId={id} />
      </div>
      <BrandForm key={revision} kept={kept} language="" isLast={data.length === 1} onTheirs={() => void showTheirs()} />
    </>
  )
}

interface Props {
  kept?: Brand
  /** Of a new one. */
  language: string
  isLast: boolean
  onTheirs?: () => void
}

function BrandForm({ kept, language, isLast, onTheirs }: Props) {
  const { t } = useTranslation('brands')
  const [begun] = useState(() =>
    kept
      ? {
          name: kept.name,
          languages: kept.languages,
          accentColour: kept.accentColour,
          textColour: kept.textColour,
        }
      : { name: '', languages: [language], ...FIRST },
  )
  const [draft, setDraft] = useState(begun)
  const [removing, setRemoving] = useState(false)
  const leaving = useLeaving('/admin/brands')
  const save = useSaveBrand(kept?.id)

  function change(part: Partial<typeof draft>) {
    save.reset()
    setDraft({ ...draft, ...part })
  }

  function send(ifVersion: number | undefined) {
    save.mutate(
      { ...draft, ...(ifVersion === undefined ? {} : { ifVersion }) },
      {
        onSuccess: ({ name }) => {
          toast(t('saved', { name }))
          leaving.leave()
        },
      },
    )
  }

  return (
    <>
      <ItemForm
        save={save}
        isChanged={draft !== begun}
        leaving={leaving}
        version={kept?.version}
        onSend={send}
        onTheirs={onTheirs}
        create={t('create')}
        cancel={t('cancel')}
        words={wordsOf(save.error, 'brands')}
        remove={kept && { label: t('remove'), ask: () => setRemoving(true), disabled: isLast }}
      >
        <NameField
          label={t('name')}
          placeholder={t('name-example')}
          namespace="brands"
          taken={{ code: 'brand-exists', words: t('error.brand-exists') }}
          value={draft.name}
          refusal={save.error}
          onChange={(name) => change({ name })}
        />
        <Languages languages={draft.languages} onChange={(languages) => change({ languages })} />
        <Look accent={draft.accentColour} text={draft.textColour} onChange={change} />
        {!kept && <p className={form.hint}>{t('logo-first')}</p>}
        {isLast && <p className={form.hint}>{t('last')}</p>}
      </ItemForm>
      {removing && kept && (
        <RemoveBrandDialog brand={kept} onClose={() => setRemoving(false)} onRemoved={leaving.leave} />
      )}
    </>
  )
}

interface LookProps {
  accent: string
  text: string
  onChange: (part: { accentColour?: string; textColour?: string }) => void
}

/** Both colours together, as customers see them, and whether they can be read. */
function Look({ accent, text, onChange }: LookProps) {
  const { t, i18n } = useTranslation('brands')
  const errorOf = useFieldError('brands')
  const ratio = contrast(accent, text)
  const shown =
    ratio &&
    new Intl.NumberFormat(localeOf(i18n.language), { maximumFractionDigits: 1 }).format(Math.floor(ratio * 10) / 10)
  return (
    <Section title={t('look')}>
      <div className={form.pair}>
        <ColourField
          label={t('accent')}
          choose={t('choose-colour', { name: t('accent') })}
          value={accent}
          error={errorOf('accentColour')}
          onChange={(accentColour) => onChange({ accentColour })}
        />
        <ColourField
          label={t('text')}
          choose={t('choose-colour', { name: t('text') })}
          value={text}
          error={errorOf('textColour')}
          onChange={(textColour) => onChange({ textColour })}
        />
      </div>
      {ratio !== undefined && (
        <>
          <span
            className={styles.sample}
            aria-hidden="true"
            style={{ '--brand-accent': accent, '--brand-text': text } as CSSProperties}
          >
            {t('sample')}
          </span>
          <p role="status" className={ratio < ENOUGH ? styles.low : styles.fine}>
            {ratio < ENOUGH ? t('contrast-low', { ratio: shown }) : t('contrast-fine', { ratio: shown })}
          </p>
        </>
      )}
    </Section>
  )
}
