import { byNamespace } from '../namespaces'

export default byNamespace(
  import.meta.glob('../../features/session/**/texts/no.json', { eager: true, import: 'default' }),
)
