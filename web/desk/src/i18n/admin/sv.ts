import { byNamespace } from '../namespaces'

export default byNamespace(
  import.meta.glob('../../features/admin/**/texts/sv.json', { eager: true, import: 'default' }),
)
