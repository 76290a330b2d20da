import { lazy } from 'react'

export { outboxKey } from './api/outbox'

/** Loaded when somebody wants to play the customer. */
export const TestMailDialog = lazy(() => import('./TestMailDialog'))
