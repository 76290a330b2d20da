import { byNamespace } from '../namespaces'

export default byNamespace(
  import.meta.glob('../../features/session/**/texts/sv.json', { eager: true, import: 'default' }),
)
