import { byNamespace } from '../namespaces'

export default byNamespace(import.meta.glob('../../features/outbox/texts/en.json', { eager: true, import: 'default' }))
