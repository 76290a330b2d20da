import { byNamespace } from '../namespaces'

export default byNamespace(import.meta.glob('../../features/help/texts/sv.json', { eager: true, import: 'default' }))
