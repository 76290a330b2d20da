import { expect, test } from 'vitest'
import { exactTime } from '../Time'

const NOON = '2026-11-20T12:00:00Z'
const here = new Intl.DateTimeFormat().resolvedOptions().timeZone

test('an exact time is told by the clock of its zone, which is named where it is another', () => {
  const far = here === 'Asia/Tokyo' ? 'America/Lima' : 'Asia/Tokyo'
  const there = new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'short', timeZone: far })

  expect(exactTime(NOON, 'en', far)).toBe(`${there.format(new Date(NOON))} (${far})`)
  expect(exactTime(NOON, 'en', far)).not.toContain(exactTime(NOON, 'en'))
})

test('a zone whose clock says the same is not named', () => {
  expect(exactTime(NOON, 'en', here)).toBe(exactTime(NOON, 'en'))
})
