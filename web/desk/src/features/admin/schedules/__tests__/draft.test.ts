import { expect, test } from 'vitest'
import { dayOf, newDraft, nextHours, readTime, rulesOf } from '../draft'
import { weekText } from '../words'

test.each([
  ['9', '09:00'],
  ['9.30', '09:30'],
  ['930', '09:30'],
  ['1730', '17:30'],
  ['8:05', '08:05'],
  [' 24 ', '24:00'],
  ['0', '00:00'],
  ['24:01', '24:01'],
  ['9:75', '9:75'],
  ['noon', 'noon'],
  ['', ''],
])('%j is read as %j', (typed, read) => {
  expect(readTime(typed)).toBe(read)
})

test('the next hours of a day come after those it has, and end by midnight', () => {
  const day = (to: string) => nextHours([{ id: '1', from: '08:00', to }])
  expect(nextHours([])).toMatchObject({ from: '09:00', to: '17:00' })
  expect(day('12:00')).toMatchObject({ from: '13:00', to: '17:00' })
  expect(day('22:30')).toMatchObject({ from: '23:00', to: '24:00' })
})

test('days with the same hours are told together, closed ones not at all', () => {
  const { week } = rulesOf(newDraft())
  expect(weekText(week, 'en')).toBe('Mon–Fri 09:00–17:00')
  expect(weekText({ ...week, wednesday: [], saturday: [{ from: '10:00', to: '14:00' }] }, 'sv')).toBe(
    'Mån–Tis 09:00–17:00 · Tors–Fre 09:00–17:00 · Lör 10:00–14:00',
  )
  expect(weekText({}, 'en')).toBe('')
})

test('a date is of its day, whatever the zone of this machine', () => {
  expect(dayOf('2026-12-24')).toBe('thursday')
  expect(dayOf('2026-11-22')).toBe('sunday')
})
