/** What text of this size needs to be read by most (WCAG 2.2, 1.4.3). */
export const ENOUGH = 4.5

/** The contrast of two colours as `#rrggbb`, 1 to 21; undefined where one is none. Source: WCAG 2.2, relative luminance. */
export function contrast(one: string, other: string) {
  const [first, second] = [luminance(one), luminance(other)]
  if (first === undefined || second === undefined) return undefined
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05)
}

function luminance(colour: string) {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return undefined
  const [red, green, blue] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255))
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

function linear(share: number) {
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}
