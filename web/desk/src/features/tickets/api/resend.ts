import { answer, api, type Message } from '@svara/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from '../../../i18n'
import { toast, toastRefusal } from '../../../toast'
import { messagesKey } from './messages'

/** Sends what failed once more. */
export function useResend(ticket: string) {
  const { t } = useTranslation('conversation')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (message: Message) =>
      answer(
        api.POST('/api/tickets/{id}/messages/{message}/resend', {
          params: { path: { id: ticket, message: message.id } },
        }),
      ),
    onSuccess: (sent) => {
      queries.setQueryData<Message[]>(messagesKey(ticket), (all) =>
        all?.map((message) => (message.id === sent.id ? sent : message)),
      )
      toast(t('resent'))
    },
    onError: (refusal) => toastRefusal(t('not-resent'), refusal),
  })
}
