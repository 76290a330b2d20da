import { byNamespace } from './namespaces'

export default byNamespace(
  import.meta.glob(['../**/texts/no.json', '!../features/admin/**'], { eager: true, import: 'default' }),
)
