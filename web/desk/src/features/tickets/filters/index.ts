export { FILTER_ICONS, isDefaultFilter, useFilterName } from './default-filters'
export { useFilterCount } from './use-filter-count'
