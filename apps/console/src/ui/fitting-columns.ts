import { type RefObject, useLayoutEffect, useState } from 'react'

/** What decides whether a column has room; `Column` of the tables is one. */
interface FittingColumn {
  readonly width: number
  readonly goesAs?: number
}

/** A column is still readable at this share of its width. */
const squeezed = 0.8

function neededWidth(columns: readonly FittingColumn[]): number {
  return columns.reduce((sum, { width }) => sum + width * squeezed, 0)
}

/** The columns for which there is room; those that say when go first, in their order, until the others fit. */
export function fittingColumns<C extends FittingColumn>(
  columns: readonly C[],
  room: number,
): { readonly columns: readonly C[]; readonly minWidth: number } {
  const leaving = columns
    .filter(({ goesAs }) => goesAs !== undefined)
    .toSorted((a, b) => (a.goesAs ?? 0) - (b.goesAs ?? 0))
  let shown = columns
  for (const column of leaving) {
    if (neededWidth(shown) <= room) break
    shown = shown.filter((other) => other !== column)
  }
  return { columns: shown, minWidth: neededWidth(shown) }
}

/** Columns for the room that there is around `table` beside what is taken, as the window changes; all of them while it is not measured. */
export function useFittingColumns<C extends FittingColumn>(
  table: RefObject<HTMLTableElement | null>,
  columns: readonly C[],
  takenWidth: number,
): ReturnType<typeof fittingColumns<C>> {
  const [room, setRoom] = useState(0)
  useLayoutEffect(() => {
    const around = table.current?.parentElement
    if (!around) return undefined
    const observer = new ResizeObserver(() => setRoom(around.clientWidth))
    observer.observe(around)
    return () => observer.disconnect()
  }, [table])
  return room === 0 ? { columns, minWidth: 0 } : fittingColumns(columns, room - takenWidth)
}
