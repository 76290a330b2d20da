import { byNamespace } from './namespaces'

export default byNamespace(import.meta.glob('../**/texts/no.json', { eager: true, import: 'default' }))
