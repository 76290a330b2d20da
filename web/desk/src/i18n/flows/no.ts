import { byNamespace } from '../namespaces'

export default byNamespace(import.meta.glob('../../features/flows/texts/no.json', { eager: true, import: 'default' }))
