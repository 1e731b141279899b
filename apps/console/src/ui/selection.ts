import { useRef, useState } from 'react'

/** The rows of a list that were chosen for an act. */
export interface Selection {
  readonly chosen: ReadonlySet<string>
  /** Chooses a row or takes it out; a range chooses all from the last one to it. */
  readonly choose: (key: string, isRange: boolean) => void
  readonly chooseAll: (isAll: boolean) => void
  readonly clear: () => void
}

/** Chooses among the rows that are shown; a row that is shown no more is not chosen. */
export function useSelection(keys: readonly string[]): Selection {
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set())
  const last = useRef<string>(undefined)
  const chosen = new Set(keys.filter((key) => kept.has(key)))
  return {
    chosen,
    choose(key, isRange) {
      const from = isRange && last.current !== undefined ? keys.indexOf(last.current) : -1
      const to = keys.indexOf(key)
      last.current = key
      if (from >= 0) {
        const range = keys.slice(Math.min(from, to), Math.max(from, to) + 1)
        setKept(new Set([...chosen, ...range]))
        return
      }
      const next = new Set(chosen)
      if (!next.delete(key)) next.add(key)
      setKept(next)
    },
    chooseAll: (isAll) => setKept(new Set(isAll ? keys : [])),
    clear: () => setKept(new Set()),
  }
}
