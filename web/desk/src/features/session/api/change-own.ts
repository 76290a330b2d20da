import { answer, api } from '@svara/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from '../../../i18n'
import { toastRefusal } from '../../../toast'
import { sessionQuery } from './session'

interface Own {
  /** null: as the browser says. */
  language?: string | null
  theme?: string
  /** null: as the ticket's mailbox says. */
  messageOrder?: string | null
}

/** One's own language, theme and order of messages, kept with the account: shown at once, taken back with the reason when refused. */
export function useChangeOwn() {
  const { t } = useTranslation('app')
  const queries = useQueryClient()
  const key = sessionQuery.queryKey
  return useMutation({
    mutationFn: (own: Own) => answer(api.PATCH('/api/session/agent', { body: own })),
    onMutate: (own) => {
      const before = queries.getQueryData(key)
      queries.setQueryData(key, (session) => session && { ...session, agent: { ...session.agent, ...own } })
      return before
    },
    onSuccess: (session) => queries.setQueryData(key, (known) => known && { ...known, agent: session.agent }),
    onError: (refusal, _, before) => {
      queries.setQueryData(key, before)
      toastRefusal(t('not-kept'), refusal)
    },
  })
}
