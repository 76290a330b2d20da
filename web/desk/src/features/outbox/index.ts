import { lazyPart } from '@svara/ui'
import { loadOutboxTexts } from '../../i18n'

export { outboxKey } from './api/outbox'

/** Loaded when somebody wants to play the customer. */
export const TestMailDialog = lazyPart(
  async () => (await Promise.all([import('./TestMailDialog'), loadOutboxTexts()]))[0],
)
