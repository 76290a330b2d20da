import { plainText } from '../editor/html'

/** English, Swedish, Norwegian; in whichever of them a reply is written. */
const NAMES_A_FILE =
  /\b(attached|attachments?|enclosed|bifog(?:ar|at|ad|ade|as)?|bilag(?:a|or|an|orna|d|t)|bilagd[ae]?|vedlagte?|vedlegg(?:et|ene|er)?|vedlegger|legger ved)\b/iu

/** Whether it speaks of a file that it should have with it. Pictures in the text count as such. */
export function namesMissingFile(html: string) {
  return !/<img\b/i.test(html) && NAMES_A_FILE.test(plainText(html))
}
