import { byNamespace } from '../namespaces'

export default byNamespace(import.meta.glob('../../features/help/texts/en.json', { eager: true, import: 'default' }))
