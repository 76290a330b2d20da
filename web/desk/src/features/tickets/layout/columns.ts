import { useLocalStorage } from '@mantine/hooks'
import { useMemo } from 'react'

export type Column = 'filters' | 'list' | 'details'

/** In pixels: the narrowest and widest that still work. */
export const LIMITS: Record<Column, { min: number; max: number }> = {
  filters: { min: 160, max: 320 },
  list: { min: 280, max: 640 },
  details: { min: 220, max: 420 },
}

/** As in tokens.css, for those whose window decides. */
const USUAL: Record<Column, number> = { filters: 208, list: 376, details: 280 }

interface Remembered {
  widths: Partial<Record<Column, number>>
  folded: Partial<Record<Column, boolean>>
}

const FRESH: Remembered = { widths: {}, folded: {} }

export interface Columns {
  style: Record<string, string>
  folded: Partial<Record<Column, boolean>>
  width: (column: Column) => number
  resize: (column: Column, pixels: number) => void
  fold: (column: Column) => void
}

/** Widths and folds, as this browser remembers them. What was never touched follows the window. */
export function useColumns(): Columns {
  const [remembered, remember] = useLocalStorage<Remembered>({
    key: 'svara.columns',
    defaultValue: FRESH,
    getInitialValueInEffect: false,
  })
  return useMemo(
    () => ({
      style: Object.fromEntries(
        Object.entries(remembered.widths).map(([column, width]) => [`--col-${column}`, `${width}px`]),
      ),
      folded: remembered.folded,
      width: (column) => remembered.widths[column] ?? USUAL[column],
      resize: (column, pixels) => {
        const { min, max } = LIMITS[column]
        const width = Math.round(Math.min(max, Math.max(min, pixels)))
        remember((before) => ({ ...before, widths: { ...before.widths, [column]: width } }))
      },
      fold: (column) =>
        remember((before) => ({ ...before, folded: { ...before.folded, [column]: !before.folded[column] } })),
    }),
    [remembered, remember],
  )
}
