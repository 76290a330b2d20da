import { answer, api } from '@svara/api'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'

/** A calendar's name, its parts, and its holidays of a year. */
export function holidaysQuery(calendar: string, year: number, language: string) {
  return queryOptions({
    queryKey: ['holidays', calendar, year, language],
    queryFn: () => answer(api.GET('/api/holidays', { params: { query: { calendar, year, language } } })),
    staleTime: Infinity,
  })
}

export interface Holiday {
  date: string
  name: string
}

/** Of several calendars, the holidays of a year from this date on; a day that is in two is named by the first. */
export function comingHolidaysQuery(calendars: string[], from: string, language: string) {
  return queryOptions({
    queryKey: ['coming-holidays', calendars, from, language],
    queryFn: async ({ client }) => {
      const year = Number(from.slice(0, 4))
      const years = calendars.flatMap((calendar) => [year, year + 1].map((one) => [calendar, one] as const))
      const answers = await Promise.all(
        years.map(([calendar, one]) => client.ensureQueryData(holidaysQuery(calendar, one, language))),
      )
      return inOrder(answers.flatMap((one) => one.holidays)).filter(
        ({ date }) => from <= date && date < `${year + 1}${from.slice(4)}`,
      )
    },
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  })
}

function inOrder(holidays: Holiday[]) {
  const days = new Map(holidays.toReversed().map((holiday) => [holiday.date, holiday]))
  return [...days.values()].toSorted((one, other) => one.date.localeCompare(other.date))
}
