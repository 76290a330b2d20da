let ahead = 0

/** Below this it may as well be the way there and back. */
const NOTICEABLE_MILLIS = 2_000

/** What the server's clock said in an answer to something asked at an instant of this one. */
export function heardServerTime(said: string, asked: number) {
  const difference = Date.parse(said) - (asked + Date.now()) / 2
  ahead = Math.abs(difference) > NOTICEABLE_MILLIS ? difference : 0
}

/** Now, as the server has it: a desk whose clock is wrong must not send later or sooner than it says. */
export function serverNow() {
  return Date.now() + ahead
}
