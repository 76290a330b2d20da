import { lazy } from 'react'
import { loadOutboxTexts } from '../../i18n'

export { outboxKey } from './api/outbox'

/** Loaded when somebody wants to play the customer. */
export const TestMailDialog = lazy(async () => (await Promise.all([import('./TestMailDialog'), loadOutboxTexts()]))[0])
