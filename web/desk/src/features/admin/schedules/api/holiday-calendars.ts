import { answer, api } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

/** Countries whose public holidays are known, by name. */
export function holidayCalendarsQuery(language: string) {
  return queryOptions({
    queryKey: ['holiday-calendars', language],
    queryFn: async () => (await answer(api.GET('/api/holiday-calendars', { params: { query: { language } } }))).items,
    staleTime: Infinity,
  })
}
