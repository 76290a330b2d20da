import { byNamespace } from './namespaces'

export default byNamespace(
  import.meta.glob(
    [
      '../**/texts/no.json',
      '!../features/admin/**',
      '!../features/profile/**',
      '!../features/session/**',
      '!../features/outbox/**',
      '!../features/help/**',
      '!../features/flows/**',
      '!../features/tickets/conversation/mail/**',
    ],
    {
      eager: true,
      import: 'default',
    },
  ),
)
