import { Button, PasswordInput, Radio, Switch, TextInput } from '@mantine/core'
import type { SignOnView } from '@svara/api'
import { Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { useTranslation } from '../../../i18n'
import { wordFor } from '../../../i18n/words'
import { reason } from '../../../toast'
import { Guarded, type Guard } from '../../session'
import { LevelField } from '../agents/LevelField'
import { Copied } from '../mailboxes/Copied'
import { EditForm } from '../page/EditForm'
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
import { useFields, type FieldsProps } from './fields'
import { DefaultGroups, GroupMapping } from './Groups'
import { ProvedDomains } from './ProvedDomains'
import styles from './SingleSignOn.module.css'

const FIELDS = [
  'name',
  'handle',
  'issuer',
  'clientId',
  'clientSecret',
  'domains',
  'groupClaim',
  'groups',
  'factorValues',
] as const

/** Sign-in at the organisation's own provider: a section of what is set about security. */
export function SingleSignOn() {
  const { t } = useTranslation('single-sign-on')
  const { data, error, refetch } = useQuery(singleSignOnQuery)
  return (
    <Section title={t('title')} hint={t('hint')}>
      {error && !data && <NotLoaded error={error} retry={refetch} />}
      {!data && !error && <Skeleton width="100%" height={320} />}
      {data && (
        <Suspense fallback={<Skeleton width="100%" height={320} />}>
          <Guarded>{(guard) => <Editor kept={data} refetch={refetch} guard={guard} />}</Guarded>
        </Suspense>
      )}
    </Section>
  )
}

interface EditorProps {
  kept: SignOnView
  refetch: () => Promise<{ data: SignOnView | undefined }>
  guard: Guard
}

function Editor({ kept, refetch, guard }: EditorProps) {
  const edited = useEdited(kept, draftOf)
  const save = useSaveSingleSignOn()
  const test = useTestSingleSignOn()
  const { t } = useTranslation('single-sign-on')
  return (
    <div className={styles.editor}>
      <EditForm
        edited={edited}
        save={save}
        refetch={refetch}
        fields={FIELDS}
        label={t('save')}
        refusal={test.error}
        guard={guard}
      >
        <Provider draft={edited.draft} change={edited.change} kept={kept} />
        <Test test={test} draft={edited.draft} />
        <WayIn draft={edited.draft} change={edited.change} kept={kept} />
        <NewAgents draft={edited.draft} change={edited.change} kept={kept} />
        <GroupMapping draft={edited.draft} change={edited.change} />
        <Factors draft={edited.draft} change={edited.change} />
      </EditForm>
    </div>
  )
}

function Provider({ draft, change, kept }: FieldsProps & { kept: SignOnView }) {
  const { t } = useTranslation('single-sign-on')
  const { text, flag, errorOf } = useFields({ draft, change })
  return (
    <div className={styles.part}>
      <Switch label={t('enabled')} {...flag('enabled')} />
      <div className={styles.named}>
        <span>{t('redirect')}</span>
        <Copied value={kept.redirectUri} name={t('redirect')} />
      </div>
      <TextInput label={t('name')} description={t('name-hint')} {...text('name')} />
      <TextInput label={t('issuer')} description={t('issuer-hint')} {...text('issuer')} />
      <TextInput label={t('client')} {...text('clientId')} />
      <PasswordInput
        label={t('secret')}
        description={kept.hasSecret ? t('secret-kept') : undefined}
        value={draft.clientSecret}
        onChange={({ currentTarget }) => change({ clientSecret: currentTarget.value })}
        error={errorOf('clientSecret')}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('show-secret') }}
      />
    </div>
  )
}

function Test({ test, draft }: { test: ReturnType<typeof useTestSingleSignOn>; draft: SignOnDraft }) {
  const { t } = useTranslation('single-sign-on')
  return (
    <div className={styles.test}>
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

function WayIn({ draft, change, kept }: FieldsProps & { kept: SignOnView }) {
  const { t } = useTranslation('single-sign-on')
  const { text, flag } = useFields({ draft, change })
  return (
    <fieldset className={styles.part}>
      <legend>{t('way-in')}</legend>
      <TextInput label={t('handle')} description={t('handle-hint')} {...text('handle')} />
      {kept.signInAddress && (
        <div className={styles.named}>
          <span>{t('link')}</span>
          <Copied value={kept.signInAddress} name={t('link')} />
        </div>
      )}
      <TextInput label={t('domains')} description={t('domains-hint')} {...text('domains')} />
      <ProvedDomains domains={kept.domains} />
      <Switch label={t('only')} {...flag('only')} />
    </fieldset>
  )
}

function NewAgents({ draft, change, kept }: FieldsProps & { kept: SignOnView }) {
  const { t } = useTranslation('single-sign-on')
  const { flag } = useFields({ draft, change })
  return (
    <fieldset className={styles.part}>
      <legend>{t('new-agents')}</legend>
      <Switch label={t('just-in-time')} description={t('just-in-time-hint')} {...flag('justInTime')} />
      {draft.justInTime && (
        <>
          <Radio.Group label={t('office')} value={draft.office} onChange={(office) => change({ office })}>
            <div className={styles.choices}>
              <Radio value="front" label={t('office.front')} />
              <Radio value="back" label={t('office.back')} />
            </div>
          </Radio.Group>
          <LevelField
            levels={kept.licenceLevels}
            value={draft.licenceLevelId}
            label={t('level')}
            onChange={(licenceLevelId) => change({ licenceLevelId })}
          />
          <DefaultGroups draft={draft} change={change} />
        </>
      )}
    </fieldset>
  )
}

function Factors({ draft, change }: FieldsProps) {
  const { t } = useTranslation('single-sign-on')
  const { text, flag } = useFields({ draft, change })
  return (
    <fieldset className={styles.part}>
      <legend>{t('factors')}</legend>
      <Switch label={t('trusts-factor')} description={t('trusts-factor-hint')} {...flag('trustsFactor')} />
      {!draft.trustsFactor && (
        <TextInput label={t('factor-values')} description={t('factor-values-hint')} {...text('factorValues')} />
      )}
    </fieldset>
  )
}
