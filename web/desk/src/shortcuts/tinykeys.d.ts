// its package tells TypeScript nothing of the types that lie in it
declare module 'tinykeys' {
  type Bindings = Record<string, (event: KeyboardEvent) => void>
  export function tinykeys(target: Window | HTMLElement, bindings: Bindings, options?: { timeout?: number }): () => void
}
