import { createContext, useContext } from 'react'

interface PanesState {
  showsFilters: boolean
  showsDetails: boolean
  /** Folds the column, or opens it as a drawer where it has no room. */
  toggleFilters: () => void
  toggleDetails: () => void
  /** A phone: one column at a time. */
  oneColumn: boolean
}

export const Panes = createContext<PanesState>({
  showsFilters: true,
  showsDetails: true,
  toggleFilters: () => {},
  toggleDetails: () => {},
  oneColumn: false,
})

/** What is beside this pane, for the buttons that show and hide it. */
export const usePanes = () => useContext(Panes)
