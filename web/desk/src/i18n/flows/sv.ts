import { byNamespace } from '../namespaces'

export default byNamespace(import.meta.glob('../../features/flows/texts/sv.json', { eager: true, import: 'default' }))
