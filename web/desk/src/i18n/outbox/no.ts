import { byNamespace } from '../namespaces'

export default byNamespace(import.meta.glob('../../features/outbox/texts/no.json', { eager: true, import: 'default' }))
