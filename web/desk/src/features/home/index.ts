export { servicesQuery, useChangeService } from './api/services'
