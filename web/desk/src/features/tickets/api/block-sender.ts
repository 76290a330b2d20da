import { answer, api } from '@svara/api'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from '../../../i18n'
import { toast, toastRefusal } from '../../../toast'

/** From now on this address' mail goes into the Trash; can be undone. What is here stays where it is. */
export function useBlockSender() {
  const { t } = useTranslation('conversation')
  const unblock = useMutation({
    mutationFn: ({ id }: { id: string; sender: string }) =>
      answer(api.DELETE('/api/blocked-senders/{id}', { params: { path: { id } } })),
    onSuccess: (_, { sender }) => toast(t('sender-unblocked', { sender })),
    onError: (refusal) => toastRefusal(t('sender-not-unblocked'), refusal),
  })
  return useMutation({
    mutationFn: (sender: string) => answer(api.POST('/api/blocked-senders', { body: { sender } })),
    onSuccess: ({ id, sender }) =>
      toast(t('sender-blocked', { sender }), { label: t('undo'), run: () => unblock.mutate({ id, sender }) }),
    onError: (refusal) => toastRefusal(t('sender-not-blocked'), refusal),
  })
}
