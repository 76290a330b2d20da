import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { filtersQuery } from '../api/filters'

export function FiltersPane({ current, onChosen }: { current: string; onChosen?: () => void }) {
  const { data } = useQuery(filtersQuery)
  return (
    <ul>
      {data?.map((filter) => (
        <li key={filter.id}>
          <Link
            to="/tickets/$filter"
            params={{ filter: filter.id }}
            aria-current={filter.id === current}
            onClick={() => onChosen?.()}
          >
            {filter.id} {filter.count}
          </Link>
        </li>
      ))}
    </ul>
  )
}
