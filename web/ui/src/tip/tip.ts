export interface TipWords {
  /** What it is or does. */
  label: string
  /** The shortcut that does the same. */
  keys?: string | undefined
  /** What waits there. */
  news?: string | undefined
  /** Where the tip stands; above, unless it is said. */
  side?: 'top' | 'right'
}

/**
 * Names an element, and has the name stand beside it for a moment's pointing or for the keyboard's focus. The name says
 * all that the tip says, so nobody hears it twice. {@link Tips} shows it.
 */
export function tip({ label, keys, news, side }: TipWords) {
  return {
    'aria-label': news ? `${label}, ${news}` : label,
    'data-tip': label,
    'data-tip-keys': keys,
    'data-tip-news': news,
    'data-tip-side': side,
  }
}

export function tipOf({ dataset }: HTMLElement): TipWords {
  return {
    label: dataset.tip ?? '',
    keys: dataset.tipKeys,
    news: dataset.tipNews,
    side: dataset.tipSide === 'right' ? 'right' : 'top',
  }
}
