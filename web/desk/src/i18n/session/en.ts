import { byNamespace } from '../namespaces'

export default byNamespace(
  import.meta.glob('../../features/session/**/texts/en.json', { eager: true, import: 'default' }),
)
