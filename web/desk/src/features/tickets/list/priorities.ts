export const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const

type Priority = (typeof PRIORITIES)[number]

/** Others may come; they are called by the server's word until there are texts for them. */
export function isPriority(word: string): word is Priority {
  return (PRIORITIES as readonly string[]).includes(word)
}
