import { Button } from '@mantine/core'
import type { Brand } from '@svara/api'
import { Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import type { CSSProperties } from 'react'
import { useTranslation } from '../../../i18n'
import { ListPage, Rows } from '../page/ListPage'
import { NotLoaded } from '../page/NotLoaded'
import { brandsQuery } from './api/brands'
import styles from './Brands.module.css'
import { languageName } from './languages'

/** All brands, and the way to each. */
export function BrandsPage() {
  const { t } = useTranslation('brands')
  const navigate = useNavigate()
  return (
    <ListPage
      title={t('title')}
      hint={t('hint')}
      action={
        <Button
          leftSection={<Plus size={16} />}
          onClick={() => void navigate({ to: '/admin/brands/$brand', params: { brand: 'new' } })}
        >
          {t('new')}
        </Button>
      }
    >
      <Brands />
    </ListPage>
  )
}

function Brands() {
  const { t } = useTranslation('brands')
  const { data, error, refetch } = useQuery(brandsQuery)
  if (error && !data) return <NotLoaded error={error} retry={refetch} />
  if (!data) return <Skeleton width="100%" height={104} />
  return (
    <Rows label={t('title')}>
      {data.map((brand) => (
        <Row key={brand.id} brand={brand} />
      ))}
    </Rows>
  )
}

function Row({ brand: { id, name, languages, accentColour, textColour } }: { brand: Brand }) {
  const { i18n } = useTranslation('brands')
  return (
    <li>
      <Link to="/admin/brands/$brand" params={{ brand: id }} className={styles.row}>
        <span dir="auto">{name}</span>
        <span>{languages.map((tag) => languageName(tag, i18n.language)).join(', ')}</span>
        <span
          className={styles.swatch}
          aria-hidden="true"
          style={{ '--brand-accent': accentColour, '--brand-text': textColour } as CSSProperties}
        >
          Aa
        </span>
      </Link>
    </li>
  )
}
