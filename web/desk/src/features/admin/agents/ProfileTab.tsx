import { lazyPart } from '@svara/ui'
import { Button, Checkbox, NumberInput, Radio, TextInput } from '@mantine/core'
import type { AdminAgent } from '@svara/api'
import { Suspense, useState } from 'react'
import { useTranslation } from '../../../i18n'
import { useSession } from '../../session'
import { EditForm } from '../page/EditForm'
import { useFieldError } from '../page/errors'
import form from '../page/Form.module.css'
import { Section } from '../page/Section'
import { useEdited } from '../page/use-edited'
import { Account } from './Account'
import { useEditAgent } from './api/agents'
import { levelName, type Level } from './level-name'
import { PictureField } from './PictureField'
import styles from './Sheet.module.css'
import { SignatureForm } from './SignatureForm'
import { useAgent } from './use-agent'

const LevelDialog = lazyPart(() => import('./LevelDialog'))
const RemoveDialog = lazyPart(() => import('./RemoveDialog'))

export default function ProfileTab({ agentId }: { agentId: string }) {
  const { t } = useTranslation('agents')
  const { agent, levels, refetch } = useAgent(agentId)
  const { agent: me } = useSession()
  const [removing, setRemoving] = useState(false)
  if (!agent) return null
  const mayRemove = me.permissions.includes('remove-agents') && me.id !== agent.id
  return (
    <div className={`${styles.parts} ${styles.several}`}>
      {me.permissions.includes('edit-agents') ? (
        <>
          <PictureField agent={agent} />
          <ProfileForm agent={agent} refetch={refetch} />
          {levels.length > 0 && <LicenceLevel agent={agent} levels={levels} />}
          <Section title={t('signature')}>
            <SignatureForm agentId={agentId} />
          </Section>
          <Account agent={agent} />
        </>
      ) : (
        <p className={form.hint}>{t('not-yours')}</p>
      )}
      {mayRemove && (
        <Button variant="default" className={styles.remove} onClick={() => setRemoving(true)}>
          {t('remove')}
        </Button>
      )}
      {removing && (
        <Suspense>
          <RemoveDialog agent={agent} onClose={() => setRemoving(false)} />
        </Suspense>
      )}
    </div>
  )
}

/** Which services the agent can be given, where the installation sells plans (ORG-3). */
function LicenceLevel({ agent, levels }: { agent: AdminAgent; levels: readonly Level[] }) {
  const { t } = useTranslation('agents')
  const { agent: me } = useSession()
  const [changing, setChanging] = useState(false)
  const level = levels.find(({ id }) => id === agent.licenceLevelId)
  return (
    <Section title={t('level')}>
      <ul className={styles.acts}>
        <li>
          <span className={styles.grow}>
            {level ? levelName(level) : t('level-none')}
            <small>{t('level-hint')}</small>
          </span>
          {(me.superadmin || me.id !== agent.id) && (
            <Button variant="default" size="compact-sm" onClick={() => setChanging(true)}>
              {t('level-change')}
            </Button>
          )}
        </li>
      </ul>
      {changing && (
        <Suspense>
          <LevelDialog
            agents={[agent]}
            levels={levels}
            onClose={() => setChanging(false)}
            onSaved={() => setChanging(false)}
          />
        </Suspense>
      )}
    </Section>
  )
}

interface Draft {
  name: string
  department: string
  email: string
  office: string
  maxChats: number
  superadmin: boolean
}

function draftOf({ name, department, email, office, maxChats, superadmin }: AdminAgent): Draft {
  return { name, department, email, office, maxChats, superadmin }
}

const FIELDS = ['name', 'department', 'email', 'office', 'maxChats'] as const

function ProfileForm({
  agent,
  refetch,
}: {
  agent: AdminAgent
  refetch: () => Promise<{ data: AdminAgent | undefined }>
}) {
  const { agent: me } = useSession()
  const edited = useEdited(agent, draftOf)
  const edit = useEditAgent(agent.id)
  const { draft, change } = edited
  const { t } = useTranslation('agents')
  const save = {
    ...edit,
    mutate: (
      { draft: wanted, ifVersion }: { draft: Draft; ifVersion: number },
      options: Parameters<typeof edit.mutate>[1],
    ) => edit.mutate({ ...changed(agent, wanted), ifVersion }, options),
  }
  return (
    <EditForm edited={edited} save={save as never} refetch={refetch} fields={FIELDS}>
      <ProfileFields draft={draft} change={change} />
      {me.superadmin && (
        <Checkbox
          label={t('superadmin')}
          description={t('superadmin-hint')}
          checked={draft.superadmin}
          onChange={({ currentTarget }) => change({ superadmin: currentTarget.checked })}
        />
      )}
    </EditForm>
  )
}

/** Only what is another: who may not set something may still save the rest. */
function changed(agent: AdminAgent, draft: Draft): Partial<Draft> {
  const before = draftOf(agent)
  return Object.fromEntries(
    (Object.keys(draft) as (keyof Draft)[]).filter((key) => draft[key] !== before[key]).map((key) => [key, draft[key]]),
  )
}

interface Fields {
  name: string
  department: string
  email: string
  office: string
  maxChats: number
}

interface FieldsProps {
  draft: Fields
  change: (part: Partial<Fields>) => void
  isNew?: boolean
}

/** What a new agent has as well. */
export function ProfileFields({ draft, change, isNew }: FieldsProps) {
  const { t } = useTranslation('agents')
  const error = useFieldError('agents')
  return (
    <>
      <div className={form.pair}>
        <TextInput
          label={t('name')}
          data-first={isNew}
          value={draft.name}
          error={error('name')}
          maxLength={100}
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
          autoComplete="off"
        />
        <TextInput
          label={t('department')}
          value={draft.department}
          error={error('department')}
          maxLength={100}
          onChange={({ currentTarget }) => change({ department: currentTarget.value })}
          autoComplete="off"
        />
      </div>
      <TextInput
        type="email"
        label={t('email')}
        value={draft.email}
        error={error('email')}
        onChange={({ currentTarget }) => change({ email: currentTarget.value })}
        autoComplete="off"
        spellCheck={false}
      />
      <Radio.Group label={t('office')} value={draft.office} onChange={(office) => change({ office })}>
        <div className={styles.offices}>
          <Radio value="front" label={t('front')} description={t('front-hint')} />
          <Radio value="back" label={t('back')} description={t('back-hint')} />
        </div>
      </Radio.Group>
      <NumberInput
        label={t('max-chats')}
        description={t('max-chats-hint')}
        value={draft.maxChats}
        error={error('maxChats')}
        allowDecimal={false}
        allowNegative={false}
        onChange={(value) => change({ maxChats: typeof value === 'number' ? value : Number.parseInt(value) || 0 })}
      />
    </>
  )
}
