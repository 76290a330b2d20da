import { byNamespace } from '../namespaces'

export default byNamespace(import.meta.glob('../../features/flows/texts/en.json', { eager: true, import: 'default' }))
