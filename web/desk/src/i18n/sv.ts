import { byNamespace } from './namespaces'

export default byNamespace(import.meta.glob('../**/texts/sv.json', { eager: true, import: 'default' }))
