import { useEffect, useId } from 'preact/hooks'

/* In the order in which they were opened; what is set again keeps its place. */
const open = new Map<string, () => void>()

/** While `close` is given, the phone's back button does it; of several open things the one that was opened last goes first. */
export function useBack(close: (() => void) | null): void {
  const id = useId()
  useEffect(() => {
    if (close === null) open.delete(id)
    else open.set(id, close)
  }, [close, id])
  useEffect(() => () => void open.delete(id), [id])
}

/** What the phone's back button does here; false when nothing is open that could be left. */
export function goBack(): boolean {
  const last = [...open.values()].at(-1)
  last?.()
  return last !== undefined
}
