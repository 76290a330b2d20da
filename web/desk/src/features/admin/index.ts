export { adminPagesFor } from './sections'
