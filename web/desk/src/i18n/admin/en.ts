import { byNamespace } from '../namespaces'

export default byNamespace(
  import.meta.glob('../../features/admin/**/texts/en.json', { eager: true, import: 'default' }),
)
