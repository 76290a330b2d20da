import { byNamespace } from '../namespaces'

export default byNamespace(import.meta.glob('../../features/profile/texts/en.json', { eager: true, import: 'default' }))
