import { byNamespace } from '../namespaces'

export default byNamespace(
  import.meta.glob('../../features/tickets/conversation/mail/texts/no.json', { eager: true, import: 'default' }),
)
