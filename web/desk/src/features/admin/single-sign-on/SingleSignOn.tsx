import { Button, Switch, Textarea, TextInput } from '@mantine/core'
import type { SignOnView } from '@svara/api'
import { Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../../i18n'
import { wordFor } from '../../../i18n/words'
import { reason } from '../../../toast'
import { EditForm } from '../page/EditForm'
import { useFieldError } from '../page/errors'
import { NotLoaded } from '../page/NotLoaded'
import { Section } from '../page/Section'
import { useEdited } from '../page/use-edited'
import {
  draftOf,
  singleSignOnQuery,
  useSaveSingleSignOn,
  useTestSingleSignOn,
  type SignOnDraft,
} from './api/single-sign-on'

const FIELDS = ['name', 'handle', 'issuer', 'clientId', 'clientSecret', 'domains', 'groupClaim', 'groups'] as const

/** Sign-in at the organisation's own provider: a section of what is set about security. */
export function SingleSignOn() {
  const { t } = useTranslation('single-sign-on')
  const { data, error, refetch } = useQuery(singleSignOnQuery)
  if (error && !data) return <NotLoaded error={error} retry={refetch} />
  if (!data) return <Skeleton width="100%" height={320} />
  return (
    <Section title={t('title')} hint={t('hint')}>
      <Editor kept={data} refetch={refetch} />
    </Section>
  )
}

function Editor({ kept, refetch }: { kept: SignOnView; refetch: () => Promise<{ data: SignOnView | undefined }> }) {
  const edited = useEdited(kept, draftOf)
  const save = useSaveSingleSignOn()
  const test = useTestSingleSignOn()
  return (
    <EditForm edited={edited} save={save} refetch={refetch} fields={FIELDS} refusal={test.error}>
      <Fields draft={edited.draft} change={edited.change} kept={kept} />
      <Test test={test} draft={edited.draft} />
    </EditForm>
  )
}

interface FieldsProps {
  draft: SignOnDraft
  change: (part: Partial<SignOnDraft>) => void
  kept: SignOnView
}

function Fields({ draft, change, kept }: FieldsProps) {
  const { t } = useTranslation('single-sign-on')
  const errorOf = useFieldError('single-sign-on')
  const text = (field: 'name' | 'handle' | 'issuer' | 'clientId' | 'domains' | 'groupClaim') => ({
    value: draft[field],
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) => change({ [field]: currentTarget.value }),
    error: errorOf(field),
    autoComplete: 'off',
    spellCheck: false,
  })
  const flag = (field: 'enabled' | 'only' | 'justInTime' | 'trustsFactor') => ({
    checked: draft[field],
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) => change({ [field]: currentTarget.checked }),
  })
  return (
    <>
      <Switch label={t('enabled')} {...flag('enabled')} />
      <TextInput label={t('redirect')} value={kept.redirectUri} readOnly />
      <TextInput label={t('name')} {...text('name')} />
      <TextInput label={t('issuer')} description={t('issuer-hint')} {...text('issuer')} />
      <TextInput label={t('client')} {...text('clientId')} />
      <TextInput
        type="password"
        label={t('secret')}
        description={kept.hasSecret ? t('secret-kept') : undefined}
        value={draft.clientSecret}
        onChange={({ currentTarget }) => change({ clientSecret: currentTarget.value })}
        error={errorOf('clientSecret')}
        autoComplete="new-password"
      />
      <TextInput label={t('domains')} description={t('domains-hint')} {...text('domains')} />
      <TextInput label={t('handle')} description={kept.signInAddress ?? undefined} {...text('handle')} />
      <Switch label={t('just-in-time')} {...flag('justInTime')} />
      <Switch label={t('only')} {...flag('only')} />
      <Switch label={t('trusts-factor')} {...flag('trustsFactor')} />
      <TextInput label={t('claim')} description={t('claim-hint')} {...text('groupClaim')} />
      <Textarea
        label={t('mapping')}
        description={t('mapping-hint')}
        autosize
        minRows={2}
        value={draft.groups}
        onChange={({ currentTarget }) => change({ groups: currentTarget.value })}
        error={errorOf('groups')}
      />
    </>
  )
}

function Test({ test, draft }: { test: ReturnType<typeof useTestSingleSignOn>; draft: SignOnDraft }) {
  const { t } = useTranslation('single-sign-on')
  return (
    <div>
      <Button variant="default" loading={test.isPending} onClick={() => test.mutate(draft)}>
        {t('test')}
      </Button>
      <div role="status">
        {test.data && <p>{wordFor('single-sign-on:result.', test.data.result)}</p>}
        {test.error && <p>{`${t('failed')}. ${reason(test.error)}`}</p>}
      </div>
    </div>
  )
}
