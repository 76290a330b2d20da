import { byNamespace } from './namespaces'

export default byNamespace(import.meta.glob('../**/texts/en.json', { eager: true, import: 'default' }))
