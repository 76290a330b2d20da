import { NativeSelect } from '@mantine/core'
import type { Status, StatusRules } from '@svara/api'
import { Link } from '@tanstack/react-router'
import { useTranslation } from '../../../i18n'
import { toast } from '../../../toast'
import { useStatusName } from '../../tickets'
import { fieldErrors, RefusalOfFields, useFieldError } from '../page/errors'
import form from '../page/Form.module.css'
import { Section } from '../page/Section'
import { useChangeRules } from './api/statuses'
import { refusedWords } from './words'

const DONE = new Set(['solved', 'closed'])

/** Which status a ticket gets without anybody choosing it. A choice is kept at once. */
export function Rules({ rules, living }: { rules: StatusRules; living: Status[] }) {
  const { t } = useTranslation('statuses')
  const nameOf = useStatusName()
  const change = useChangeRules()
  const shown = change.isPending ? change.variables : rules
  const choices = living
    .filter(({ enabled, kind }) => enabled && !DONE.has(kind))
    .map((status) => ({ value: status.id, label: nameOf(status) }))

  function choose(part: Partial<StatusRules>) {
    change.mutate({ ...shown, ...part }, { onSuccess: () => toast(t('rules-saved')) })
  }

  return (
    <RefusalOfFields value={change.error}>
      <Section title={t('rules')} hint={t('rules-hint')}>
        <div className={form.pair}>
          <Choice
            field="afterCustomerId"
            label={t('after-customer')}
            data={choices}
            value={shown.afterCustomerId}
            onChange={(afterCustomerId) => choose({ afterCustomerId })}
          />
          <Choice
            field="afterAssignmentId"
            label={t('after-assignment')}
            data={[{ value: '', label: t('stays') }, ...choices]}
            value={shown.afterAssignmentId ?? ''}
            onChange={(chosen) => choose({ afterAssignmentId: chosen || null })}
          />
        </div>
        <div role="alert" className={form.alert}>
          {change.error && fieldErrors(change.error).length === 0 && <p>{refusedWords(change.error)}</p>}
        </div>
        <p className={form.hint}>
          {t('after-reply')} <Link to="/admin/mailboxes">{t('to-mailboxes')}</Link>
        </p>
      </Section>
    </RefusalOfFields>
  )
}

interface ChoiceProps {
  field: keyof StatusRules
  label: string
  data: { value: string; label: string }[]
  value: string
  onChange: (chosen: string) => void
}

function Choice({ field, onChange, ...select }: ChoiceProps) {
  const error = useFieldError('statuses')(field)
  return <NativeSelect {...select} error={error} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
}
