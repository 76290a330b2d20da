import { Refusal } from '@svara/api'

/** That a code is wrong, in the desk's own words; undefined for other refusals. */
export function codeError(error: Error | null, wrong: string) {
  const isWrong = error instanceof Refusal && error.problem.errors?.some(({ code }) => code === 'wrong-code')
  return isWrong ? wrong : undefined
}
