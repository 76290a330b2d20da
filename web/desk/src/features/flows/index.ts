export { flowUsesQuery, type Named } from './api/uses'
