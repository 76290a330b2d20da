import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { Company } from '@svara/api'
import { Empty, Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Building2, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n'
import { companiesQuery, MOST_COMPANIES } from '../../tickets'
import { ListPage } from '../page/ListPage'
import { NotLoaded } from '../page/NotLoaded'
import styles from './CompaniesPage.module.css'
import CompanyDialog from './CompanyDialog'
import RemoveCompanyDialog from './RemoveCompanyDialog'

const PAUSE_MILLIS = 200

/** Who contacts work for or buy for, and by which domains they are known (CON-1). */
export function CompaniesPage() {
  const { t } = useTranslation('companies')
  const [isAdding, setIsAdding] = useState(false)
  const [typed, setTyped] = useState('')
  const [looked] = useDebouncedValue(typed.trim(), PAUSE_MILLIS)
  return (
    <ListPage
      title={t('title')}
      hint={t('hint')}
      action={
        <Button leftSection={<Plus size={16} />} onClick={() => setIsAdding(true)}>
          {t('new')}
        </Button>
      }
    >
      <TextInput
        type="search"
        label={t('search')}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
      />
      <Found looked={looked} />
      {isAdding && <CompanyDialog onClose={() => setIsAdding(false)} />}
    </ListPage>
  )
}

function Found({ looked }: { looked: string }) {
  const { t, i18n } = useTranslation('companies')
  const { data, error, refetch } = useQuery(companiesQuery(looked))
  const [edited, setEdited] = useState<Company>()
  const [removed, setRemoved] = useState<Company>()
  if (error && !data) return <NotLoaded error={error} retry={refetch} />
  if (!data) return <Skeleton width="100%" height={160} />
  /** As it is by now, where it is still there. */
  const now = (company: Company) => data.find(({ id }) => id === company.id) ?? company
  const shown = data.toSorted((one, other) => one.name.localeCompare(other.name, i18n.language, { numeric: true }))
  return (
    <>
      {shown.length > 0 ? (
        <ul className={styles.rows} aria-label={t('title')}>
          {shown.map((company) => (
            <li key={company.id} className={styles.row}>
              <span className={styles.name} dir="auto">
                {company.name}
              </span>
              <span className={styles.domains}>{company.domains.join(', ') || t('no-domains')}</span>
              <span className={styles.acts}>
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={t('edit-named', { name: company.name })}
                  onClick={() => setEdited(company)}
                >
                  {t('edit')}
                </Button>
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={t('remove-named', { name: company.name })}
                  onClick={() => setRemoved(company)}
                >
                  {t('remove')}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      ) : looked ? (
        <Empty title={t('no-match', { looked })} />
      ) : (
        <Empty icon={<Building2 size={24} />} title={t('none')}>
          <p>{t('none-hint')}</p>
        </Empty>
      )}
      {shown.length >= MOST_COMPANIES && <p className={styles.hint}>{t('first-ones', { count: MOST_COMPANIES })}</p>}
      {edited && <CompanyDialog key={edited.id} company={now(edited)} onClose={() => setEdited(undefined)} />}
      {removed && <RemoveCompanyDialog company={now(removed)} onClose={() => setRemoved(undefined)} />}
    </>
  )
}
