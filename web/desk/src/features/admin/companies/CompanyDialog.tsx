import { Button, Modal, TagsInput } from '@mantine/core'
import { Refusal, type Company } from '@svara/api'
import { useState, type SubmitEvent } from 'react'
import { useTranslation } from '../../../i18n'
import { reason, toast } from '../../../toast'
import dialog from '../page/Dialog.module.css'
import { fieldErrors, isWithin, RefusalOfFields, wordsOf } from '../page/errors'
import { NameField } from '../page/NameField'
import { useChangeCompany, useCreateCompany } from './api/companies'
import styles from './CompaniesPage.module.css'

interface Props {
  /** None for a new one. */
  company?: Company
  onClose: () => void
}

/** A new company, or another name and other domains for one. */
export default function CompanyDialog({ company, onClose }: Props) {
  const { t } = useTranslation('companies')
  const [name, setName] = useState(company?.name ?? '')
  const [domains, setDomains] = useState(company?.domains ?? [])
  // undefined once it is said that somebody else has changed it: what is here is then saved over theirs
  const [version, setVersion] = useState(company?.version)
  const create = useCreateCompany()
  const change = useChangeCompany(company?.id ?? '')
  const save = company ? change : create

  function submit(event: SubmitEvent) {
    event.preventDefault()
    const body = { name, domains, ...(company && { ifVersion: version ?? company.version }) }
    save.mutate(body, { onSuccess: finish, onError: seeStale })
  }

  function finish(kept: Company) {
    toast(t('saved', { name: kept.name }))
    onClose()
  }

  function seeStale(refusal: Error) {
    if (refusal instanceof Refusal && refusal.code === 'stale-version') setVersion(undefined)
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={company ? t('edit-title', { name: company.name }) : t('new')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <RefusalOfFields value={save.error}>
        <form className={styles.form} onSubmit={submit}>
          <NameField
            label={t('name')}
            placeholder={t('name-example')}
            namespace="companies"
            taken={{ code: 'company-exists', words: t('error.company-exists') }}
            value={name}
            maxLength={200}
            refusal={save.error}
            onChange={(typed) => {
              save.reset()
              setName(typed)
            }}
          />
          <TagsInput
            label={t('domains')}
            description={t('domains-hint')}
            placeholder={domains.length === 0 ? t('domains-example') : undefined}
            value={domains}
            splitChars={[',', ';']}
            acceptValueOnBlur
            maxTags={100}
            error={domainError(save.error)}
            onChange={(given) => {
              save.reset()
              setDomains(given.map((domain) => domain.trim()).filter(Boolean))
            }}
          />
          <div role="alert">
            {save.error && !isAtField(save.error) && (
              <p className={dialog.refused}>{wordsOf(save.error, 'companies') ?? reason(save.error)}</p>
            )}
          </div>
          <div className={dialog.acts}>
            <Button type="submit" loading={save.isPending}>
              {company ? t('save') : t('create')}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
          </div>
        </form>
      </RefusalOfFields>
    </Modal>
  )

  function domainError(refusal: Error | null) {
    if (refusal instanceof Refusal && refusal.code === 'domain-taken') return t('error.domain-taken')
    const wrong = fieldErrors(refusal).filter((error) => isWithin(error.field, 'domains'))
    if (wrong.length === 0) return undefined
    const which = wrong.map(({ field }) => domains[Number(/\[(\d+)\]/u.exec(field)?.[1])]).filter(Boolean)
    return which.length > 0 ? t('error.invalid-domain', { domains: which.join(', ') }) : t('error.too-many')
  }
}

/** Whether a field itself says what is wrong. */
function isAtField(refusal: Error) {
  return (
    fieldErrors(refusal).length > 0 ||
    (refusal instanceof Refusal && ['company-exists', 'domain-taken'].includes(refusal.code))
  )
}
