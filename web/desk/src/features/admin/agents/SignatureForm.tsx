import { Skeleton } from '@svara/ui'
import type { OwnSignature } from '@svara/api'
import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { useTranslation } from '../../../i18n'
import { RichText } from '../../tickets'
import { EditForm } from '../page/EditForm'
import { useFieldError } from '../page/errors'
import { NotLoaded } from '../page/NotLoaded'
import { useEdited } from '../page/use-edited'
import { agentSignatureQuery, useSaveAgentSignature } from './api/signature'

/** What stands below the agent's own messages. Pictures are pasted, or dropped in. */
export function SignatureForm({ agentId }: { agentId: string }) {
  const { data, error, refetch } = useQuery(agentSignatureQuery(agentId))
  if (error && !data) return <NotLoaded error={error} retry={refetch} />
  if (!data) return <Skeleton width="100%" height={140} />
  return <Form agentId={agentId} kept={data} refetch={refetch} />
}

interface FormProps {
  agentId: string
  kept: OwnSignature
  refetch: () => Promise<{ data: OwnSignature | undefined }>
}

function Form({ agentId, kept, refetch }: FormProps) {
  const { t } = useTranslation('agents')
  const edited = useEdited(kept, ({ signature }) => ({ signature }))
  const save = useSaveAgentSignature(agentId)
  return (
    <EditForm edited={edited} save={save} refetch={refetch} fields={['signature']} label={t('save-signature')}>
      <Text
        html={edited.draft.signature}
        revision={edited.revision}
        onChange={(signature) => edited.change({ signature })}
      />
    </EditForm>
  )
}

function Text({ html, revision, onChange }: { html: string; revision: number; onChange: (html: string) => void }) {
  const { t } = useTranslation('agents')
  const error = useFieldError('agents')('signature')
  return (
    <Suspense fallback={<Skeleton width="100%" height={140} />}>
      <RichText
        html={html}
        revision={revision}
        label={t('signature')}
        placeholder={t('signature-placeholder')}
        error={error}
        onChange={onChange}
      />
    </Suspense>
  )
}
