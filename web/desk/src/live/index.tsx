export { LiveProvider, useLive, type LiveState } from './LiveProvider'
export { onLive } from './stream'
