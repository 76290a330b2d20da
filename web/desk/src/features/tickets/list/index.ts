export { ListPane } from './ListPane'
export { useNeighbours } from './use-neighbours'
