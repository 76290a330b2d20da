import { byNamespace } from '../namespaces'

export default byNamespace(
  import.meta.glob('../../features/tickets/conversation/mail/texts/en.json', { eager: true, import: 'default' }),
)
