import { answer, api, type WebhookDelivery } from '@svara/api'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

/** While something waits for its first try, it is looked at again soon. */
const SOON = 2000

const WEBHOOKS = ['webhooks']

/** What a webhook can be told of by itself. */
export const EVENTS = ['ticket.created', 'message.received', 'message.sent', 'ticket.changed'] as const

export const webhooksQuery = queryOptions({
  queryKey: [...WEBHOOKS, 'all'],
  queryFn: async () => (await answer(api.GET('/api/webhooks'))).items,
})

export function webhookQuery(id: string) {
  return queryOptions({
    queryKey: [...WEBHOOKS, 'one', id],
    queryFn: () => answer(api.GET('/api/webhooks/{id}', { params: { path: { id } } })),
  })
}

interface DeliveryPage {
  items: WebhookDelivery[]
  next?: string | null
}

/** Calls of one webhook, newest first. */
export function deliveriesQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: [...WEBHOOKS, 'deliveries', id],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/webhooks/{id}/deliveries', { params: { path: { id }, query: { limit: 25, ...pageParam } } }),
      ) as Promise<DeliveryPage>,
    initialPageParam: {} as { cursor?: string },
    getNextPageParam: ({ next }) => (next ? { cursor: next } : undefined),
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(({ state: now, triedAt }) => now === 'waiting' && !triedAt))
        ? SOON
        : false,
  })
}

/** One call with what was sent and answered. */
export function deliveryQuery(id: string, deliveryId: string) {
  return queryOptions({
    queryKey: [...WEBHOOKS, 'delivery', id, deliveryId],
    queryFn: () =>
      answer(api.GET('/api/webhooks/{id}/deliveries/{deliveryId}', { params: { path: { id, deliveryId } } })),
    gcTime: 0,
  })
}

export function useCreateWebhook() {
  return useWebhookMutation((body: { name: string; url: string }) => answer(api.POST('/api/webhooks', { body })))
}

export function useChangeWebhook(id: string) {
  return useWebhookMutation(
    (body: { name?: string; url?: string; enabled?: boolean; events?: string[]; ifVersion?: number }) =>
      answer(api.PATCH('/api/webhooks/{id}', { params: { path: { id } }, body })),
  )
}

export function useRemoveWebhook(id: string) {
  return useWebhookMutation<void, void>(async () => {
    await api.DELETE('/api/webhooks/{id}', { params: { path: { id } } })
  })
}

/** The answer has the secret. */
export function useShowSecret(id: string) {
  return useWebhookMutation(() => answer(api.POST('/api/webhooks/{id}/secret', { params: { path: { id } } })))
}

/** The answer has the new secret. */
export function useRotateSecret(id: string) {
  return useWebhookMutation(() => answer(api.POST('/api/webhooks/{id}/secret/rotate', { params: { path: { id } } })))
}

export function useTestWebhook(id: string) {
  return useWebhookMutation(() => answer(api.POST('/api/webhooks/{id}/test', { params: { path: { id } } })))
}

export function useSendAgain(id: string, deliveryId: string) {
  return useWebhookMutation(() =>
    answer(api.POST('/api/webhooks/{id}/deliveries/{deliveryId}/again', { params: { path: { id, deliveryId } } })),
  )
}

function useWebhookMutation<Body, Answer>(mutationFn: (body: Body) => Promise<Answer>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn, onSettled: () => queries.invalidateQueries({ queryKey: WEBHOOKS }) })
}
