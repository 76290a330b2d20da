import { byNamespace } from '../namespaces'

export default byNamespace(import.meta.glob('../../features/help/texts/no.json', { eager: true, import: 'default' }))
