import { answer, api, type Message } from '@svara/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from '../../../i18n'
import { toast, toastRefusal } from '../../../toast'
import { historyKey } from './history'
import { messagesKey } from './messages'

/** Takes a held message as what it claims to be, or leaves it a note of nobody's. */
export function useDecideHeld(ticket: string) {
  const { t } = useTranslation('mail')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ message, isTrue }: { message: string; isTrue: boolean; name: string }) => {
      const params = { path: { id: ticket, message } }
      return answer(
        isTrue
          ? api.POST('/api/tickets/{id}/messages/{message}/believe', { params })
          : api.POST('/api/tickets/{id}/messages/{message}/disbelieve', { params }),
      )
    },
    onSuccess: (decided, { isTrue, name }) => {
      queries.setQueryData<Message[]>(messagesKey(ticket), (all) =>
        all?.map((message) => (message.id === decided.id ? decided : message)),
      )
      void queries.invalidateQueries({ queryKey: historyKey(ticket) })
      toast(isTrue ? t('believed', { name }) : t('disbelieved'))
    },
    onError: (refusal) => toastRefusal(t('not-decided'), refusal),
  })
}
