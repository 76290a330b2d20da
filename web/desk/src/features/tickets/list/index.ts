export { ListPane } from './ListPane'
export { useNeighbours, usePrefetched } from './use-neighbours'
