import { byNamespace } from '../namespaces'

export default byNamespace(import.meta.glob('../../features/profile/texts/sv.json', { eager: true, import: 'default' }))
