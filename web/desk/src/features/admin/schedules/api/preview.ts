import { answer, api, type ScheduleRules } from '@svara/api'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'

/** The days of rules that need not be saved yet; refused with the fields that cannot be taken. */
export function previewQuery(rules: ScheduleRules, days: number, language: string) {
  return queryOptions({
    queryKey: ['schedule-preview', rules, days, language],
    queryFn: () => answer(api.POST('/api/schedules/preview', { body: { rules, days, language } })),
    placeholderData: keepPreviousData,
    retry: false,
  })
}
