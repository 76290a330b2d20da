import { byNamespace } from '../namespaces'

export default byNamespace(
  import.meta.glob('../../features/admin/**/texts/no.json', { eager: true, import: 'default' }),
)
