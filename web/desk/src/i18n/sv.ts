import { byNamespace } from './namespaces'

export default byNamespace(
  import.meta.glob(['../**/texts/sv.json', '!../features/admin/**'], { eager: true, import: 'default' }),
)
