import { byNamespace } from '../namespaces'

export default byNamespace(import.meta.glob('../../features/outbox/texts/sv.json', { eager: true, import: 'default' }))
