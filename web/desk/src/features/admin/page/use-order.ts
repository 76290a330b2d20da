import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from '../../../i18n'
import { reason } from '../../../toast'
import { fieldErrors } from './errors'

/**
 * The order of a list that is kept on the server: a change shows at once, and is taken back when it is refused.
 *
 * @param key of the list's query
 * @param send all ids, in their new order
 */
export function useOrder<T extends { id: string }>(
  items: readonly T[],
  key: string,
  send: (ids: string[]) => Promise<unknown>,
) {
  const { t } = useTranslation('admin')
  const queries = useQueryClient()
  const save = useMutation({
    mutationFn: send,
    // one after the other: the last that was asked for is the last to arrive
    scope: { id: `order-${key}` },
    onSettled: () => queries.invalidateQueries({ queryKey: [key] }),
  })

  function words(refusal: Error) {
    const isOld = fieldErrors(refusal).some(({ code }) => code === 'not-all')
    return t('not-moved', { why: isOld ? t('list-changed') : reason(refusal) })
  }

  const ids = save.isPending ? save.variables : []
  return {
    items: items.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id)),
    save: (order: string[]) => save.mutate(order),
    refused: save.error && words(save.error),
  }
}
