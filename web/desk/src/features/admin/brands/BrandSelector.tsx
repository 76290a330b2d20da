import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../../i18n'
import { brandsQuery } from './api/brands'
import { chooseBrand, useBrand } from './use-brand'

/** Upper right in Admin: which brand its pages are about. Nothing where there is only one. */
export function BrandSelector() {
  const { t } = useTranslation('brands')
  const { data: brands = [] } = useQuery(brandsQuery)
  const brand = useBrand()
  if (brands.length < 2 || !brand) return null
  return (
    <NativeSelect
      aria-label={t('brand')}
      size="xs"
      data={brands.map(({ id, name }) => ({ value: id, label: name }))}
      value={brand.id}
      onChange={({ currentTarget }) => chooseBrand(currentTarget.value)}
    />
  )
}
