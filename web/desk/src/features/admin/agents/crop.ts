/**
 * Which square of a picture is shown.
 *
 * @property zoom 1: as much as there is
 * @property x 0: the left end, 1: the right one
 * @property y 0: the top, 1: the bottom
 */
export interface Place {
  zoom: number
  x: number
  y: number
}

/** The square in the picture's own pixels. */
export function cropOf({ width, height }: { width: number; height: number }, { zoom, x, y }: Place) {
  const side = Math.min(width, height) / zoom
  return { x: (width - side) * x, y: (height - side) * y, side }
}
