type Texts = Record<string, string>

/** Each feature carries its texts in a folder `texts`; the namespace is the feature's folder name. */
export function byNamespace(files: Record<string, unknown>): Record<string, Texts> {
  return Object.fromEntries(Object.entries(files).map(([path, texts]) => [path.split('/').at(-3)!, texts as Texts]))
}
