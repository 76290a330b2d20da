import { byNamespace } from './namespaces'

export default byNamespace(
  import.meta.glob(['../**/texts/en.json', '!../features/admin/**'], { eager: true, import: 'default' }),
)
