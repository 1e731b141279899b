import type { RefObject } from 'react'
import { useShortcut } from '../platform/shortcuts.ts'

/** The links by which rows are opened; one a row. */
export const rowLink = { 'data-row-link': '' } as const

function linksIn(container: HTMLElement | null): HTMLElement[] {
  return [...(container?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])]
}

/** Index of the row to go to: `step` from the focused one; the first or the last when none has the focus. */
export function nextRowIndex(current: number, step: 1 | -1, count: number): number {
  if (current === -1) return step === 1 ? 0 : count - 1
  return current + step
}

export interface RowKeysOptions {
  /** `j` on the last row. */
  readonly onPastEnd?: (() => void) | undefined
  /** `k` on the first row. */
  readonly onPastStart?: (() => void) | undefined
}

/** `j` and `k` move the focus among the rows of a list; Enter then opens, because the focus is on the row's link. */
export function useRowKeys(
  container: RefObject<HTMLElement | null>,
  { onPastEnd, onPastStart }: RowKeysOptions = {},
): void {
  const move = (step: 1 | -1) => {
    const links = linksIn(container.current)
    const current = links.findIndex((link) => link === document.activeElement)
    const index = nextRowIndex(current, step, links.length)
    const link = links[index]
    if (link) {
      link.focus()
      link.scrollIntoView({ block: 'nearest' })
    } else if (index < 0) onPastStart?.()
    else onPastEnd?.()
  }
  useShortcut({ keys: 'j', label: 'J', phrase: 'console.key.next_row' }, () => move(1))
  useShortcut({ keys: 'k', label: 'K', phrase: 'console.key.previous_row' }, () => move(-1))
}
