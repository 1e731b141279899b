import { useEffect, useRef } from 'preact/hooks'

const open: (() => void)[] = []

/** While `close` is given, the phone's back button does it; of several open things the one that was opened last goes first. */
export function useBack(close: (() => void) | null): void {
  const latest = useRef(close)
  useEffect(() => {
    latest.current = close
  })
  const isOpen = close !== null
  useEffect(() => {
    if (!isOpen) return
    const back = () => latest.current?.()
    open.push(back)
    return () => void open.splice(open.indexOf(back), 1)
  }, [isOpen])
}

/** What the phone's back button does here; false when nothing is open that could be left. */
export function goBack(): boolean {
  const last = open.at(-1)
  last?.()
  return last !== undefined
}
