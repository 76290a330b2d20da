/** Whether all typed words stand somewhere in the text, in whichever order and case. Nothing typed stands in all. */
export function holdsWords(text: string, typed: string) {
  const folded = text.toLocaleLowerCase()
  return typed
    .toLocaleLowerCase()
    .split(/\s+/u)
    .every((word) => folded.includes(word))
}
