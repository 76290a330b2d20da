import { useTranslation } from '../../i18n'
import { toast } from '../../toast'
import { useSession } from '../session'
import type { Field, FlowKind, Graph, Shape } from './api/types'
import { copyText, download, pastedText } from './clipboard'
import { originOf, read, written } from './graph/exchange'
import { blockOf, part, paste } from './graph/graph'
import { namesIn, renamed, type Origin } from './graph/names'
import type { DraftKeeper } from './keeper'
import { choicesFor, oneOf, type Choices } from './use-choices'

interface Given {
  kind: FlowKind
  /** What is looked at: the draft, or a revision of which one may copy. */
  graph: Graph
  keeper: DraftKeeper
  palette: readonly Shape[]
  choices: Choices
  selected: readonly string[]
  isReadOnly: boolean
  onChange: (graph: Graph) => void
  onSelect: (ids: readonly string[]) => void
  say: (words: string) => void
}

/** Blocks as text: to the clipboard and from it, to a file and from one. */
export function useClipboard(given: Given) {
  const { kind, graph, keeper, palette, choices, selected, isReadOnly, onChange, onSelect, say } = given
  const { t } = useTranslation('flows')
  const { organization } = useSession()
  const place = `${window.location.host}/${organization.id}`
  const chosenBlocks = () => selected.filter((id) => blockOf(graph, id))

  function insert(other: Graph) {
    const { graph: pasted, ids } = paste(keeper.graph, other)
    onChange(pasted)
    onSelect(ids)
    say(t('pasted', { count: ids.length }))
    void sayMissing(ids)
  }

  /** What the blocks name, so that it is found by name in another organisation. */
  function origin(of: Graph): Origin {
    return { place, names: namesIn(of, palette, known) }
  }

  function known({ kind: of }: Field) {
    const all = choicesFor(choices, of)
    return all ? { kind: oneOf(of), all } : undefined
  }

  /** What was copied in another organisation may name what is not here: the server says so when it has it. */
  async function sayMissing(ids: readonly string[]) {
    await keeper.flush()
    const missing = keeper
      .getSnapshot()
      .problems.filter(({ block, code }) => block && ids.includes(block) && code.startsWith('missing-'))
    if (missing.length > 0) toast(t('pasted-missing', { count: missing.length }))
  }

  function take(text: string) {
    if (isReadOnly) return
    const found = read(text, kind, palette)
    if (typeof found === 'string') return toast(t(`unreadable.${found}`))
    const from = originOf(text)
    insert(from && from.place !== place ? renamed(found, palette, from.names, known) : found)
  }

  async function copy() {
    const ids = chosenBlocks()
    const text = written(kind, graph, ids, origin(part(graph, ids)))
    if (await copyText(text)) toast(t('copied', { count: ids.length }))
    else download(`${kind}-flow-part.json`, text)
  }

  async function pasteFromClipboard() {
    const text = await pastedText()
    if (text === null) toast(t('no-clipboard'))
    else take(text)
  }

  /** By the browser's own keys. */
  function copied(clipboard: DataTransfer) {
    const ids = chosenBlocks()
    clipboard.setData('text/plain', written(kind, graph, ids, origin(part(graph, ids))))
    say(t('copied', { count: ids.length }))
  }

  function duplicate() {
    const ids = chosenBlocks()
    if (ids.length > 0 && !isReadOnly) insert(part(keeper.graph, ids))
  }

  function exportAll() {
    download(`${kind}-flow.json`, written(kind, graph, undefined, origin(graph)))
  }

  /** Before a colleague's draft takes the place of one's own. */
  async function keepCopy() {
    const text = written(kind, keeper.graph)
    if (await copyText(text)) toast(t('copied-all'))
    else download(`${kind}-flow-mine.json`, text)
    keeper.takeTheirs()
  }

  return { canCopy: chosenBlocks().length > 0, take, copy, pasteFromClipboard, copied, duplicate, exportAll, keepCopy }
}
