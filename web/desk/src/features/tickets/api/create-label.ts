import { answer, api, type Label } from '@svara/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from '../../../i18n'
import { toastRefusal } from '../../../toast'
import { labelsQuery } from './labels'

/** An administrator may choose another; until then labels are told apart. */
const COLOURS = ['crimson', 'darkorange', 'seagreen', 'teal', 'royalblue', 'mediumpurple', 'palevioletred']

export function useCreateLabel() {
  const { t } = useTranslation('conversation')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (name: string): Promise<Label> =>
      answer(api.POST('/api/labels', { body: { name, colour: colourFor(name), services: ['tickets'] } })),
    onSuccess: (label) => queries.setQueryData(labelsQuery.queryKey, (all = []) => [...all, label]),
    onError: (refusal) => toastRefusal(t('label-not-made'), refusal),
  })
}

function colourFor(name: string) {
  const sum = Array.from(name).reduce((total, sign) => total + sign.codePointAt(0)!, 0)
  return COLOURS[sum % COLOURS.length]!
}
