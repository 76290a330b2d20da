import { byNamespace } from '../namespaces'

export default byNamespace(import.meta.glob('../../features/profile/texts/no.json', { eager: true, import: 'default' }))
