/** What a block of the palette is called while it is dragged. */
export const DRAGGED = 'application/x-svara-block'
