import { useDebouncedValue } from '@mantine/hooks'
import { answer, api, type Contact } from '@svara/api'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Building2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n'
import { toast, toastRefusal } from '../../../toast'
import { companiesQuery } from '../api/companies'
import { Picker } from '../properties/Picker'
import styles from './RequesterCard.module.css'

const PAUSE_MILLIS = 200
const BY_DOMAIN = 'by-domain'

/** Whose a contact is, and the way to say so by hand. Nothing where the organisation has no companies. */
export function CompanyLine({ contact: { id, company } }: { contact: Contact }) {
  const { t } = useTranslation('details')
  const [opened, setOpened] = useState(false)
  const [typed, setTyped] = useState('')
  const [looked] = useDebouncedValue(typed.trim(), PAUSE_MILLIS)
  const { data = [] } = useQuery(companiesQuery(opened ? looked : ''))
  const assign = useAssignCompany(id)
  if (!company && data.length === 0 && !opened) return null
  const name = company?.name ?? t('company-none')

  function choose(chosen: string) {
    const companyId = chosen === BY_DOMAIN ? null : chosen
    if (companyId === (company?.said ? company.id : null)) return
    const to = data.find((one) => one.id === companyId)?.name
    assign.mutate(companyId, {
      onSuccess: () => toast(to ? t('company-set', { name: to }) : t('company-cleared')),
      onError: (refusal) => toastRefusal(t('company-not-set'), refusal),
    })
  }

  return (
    <Picker
      label={t('company')}
      searchable
      onSearch={setTyped}
      options={[
        { id: BY_DOMAIN, name: t('company-by-domain') },
        ...data.map((one) => ({ id: one.id, name: one.name, hint: one.domains.join(' ') })),
      ]}
      chosen={[company?.said ? company.id : BY_DOMAIN]}
      onChoose={choose}
      opened={opened}
      onOpened={(isOpen) => {
        setOpened(isOpen)
        setTyped('')
      }}
    >
      <button
        type="button"
        className={styles.company}
        aria-haspopup="listbox"
        aria-label={t('company-change', { name })}
        onClick={() => setOpened(!opened)}
      >
        <Building2 size={14} aria-hidden="true" />
        <span className="cut" dir="auto">
          {name}
        </span>
      </button>
    </Picker>
  )
}

function useAssignCompany(contact: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (companyId: string | null) => {
      await answer(api.PUT('/api/contacts/{id}/company', { params: { path: { id: contact } }, body: { companyId } }))
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['contacts', contact] }),
  })
}
