import { type RefObject, useEffect, useReducer, useState } from 'react'
import type { BoardEvent, BoardRow } from '@smartym/contract'
import { followStream } from '../../platform/event-stream.ts'
import { synchronizeClock } from '../../platform/server-clock.ts'
import { useStream } from '../../platform/use-stream.ts'
import { type Board, foldBoard, heldOrder } from './board-rows.ts'

/** The live board of a unit (or of all that the reader may see), and how its stream is doing. */
export function useBoard(orgUnitId: string | undefined) {
  const [board, takeEvent] = useReducer(
    (before: Board | undefined, event: BoardEvent) => foldBoard(before, event),
    undefined,
  )
  const query = orgUnitId === undefined ? {} : { orgUnitId }
  const streamState = useStream<'watchBoard'>(
    orgUnitId ?? '',
    (listener) => followStream('watchBoard', { query }, listener),
    (event) => {
      synchronizeClock(event.serverTime)
      takeEvent(event)
    },
  )
  return { board, streamState }
}

/** A pointer that rests so long no longer holds the rows. */
const restingMs = 5_000

function usePointerInside(area: RefObject<HTMLElement | null>): boolean {
  const [isInside, setInside] = useState(false)
  useEffect(() => {
    const element = area.current
    if (!element) return undefined
    let resting: ReturnType<typeof setTimeout> | undefined
    const leave = () => {
      clearTimeout(resting)
      setInside(false)
    }
    const move = () => {
      clearTimeout(resting)
      resting = setTimeout(leave, restingMs)
      setInside(true)
    }
    element.addEventListener('pointermove', move)
    element.addEventListener('pointerleave', leave)
    return () => {
      clearTimeout(resting)
      element.removeEventListener('pointermove', move)
      element.removeEventListener('pointerleave', leave)
    }
  }, [area])
  return isInside
}

function isSameOrder(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((agentId, index) => agentId === b[index])
}

/**
 * The rows to draw: as wanted, but never moved under the pointer. A change of `wish` (filter, order) is the reader's own
 * and takes place at once.
 */
export function useHeldRows(
  area: RefObject<HTMLElement | null>,
  board: Board,
  wanted: readonly BoardRow[],
  wish: string,
): readonly BoardRow[] {
  const isPointed = usePointerInside(area)
  const [shown, setShown] = useState({ wish, order: [] as readonly string[] })
  const isHeld = isPointed && shown.wish === wish
  const ids = wanted.map((row) => row.agentId)
  const order = heldOrder(shown.order, ids, isHeld, board)
  // What is drawn now is what is held next.
  if (shown.wish !== wish || !isSameOrder(shown.order, order)) setShown({ wish, order })
  return order.flatMap((agentId) => board.get(agentId) ?? [])
}
