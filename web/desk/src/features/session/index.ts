export { sessionQuery, useSession } from './api/session'
export { useSignOut } from './api/sign-out'
