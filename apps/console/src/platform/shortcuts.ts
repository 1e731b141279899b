import { useEffect, useSyncExternalStore } from 'react'
import type { PhraseKey } from '@smartym/phrases'
import { useHotkeys } from 'react-hotkeys-hook'

/** A key of the page with what it does, as the list under `?` shows it. */
export interface Shortcut {
  /** As pressed: `j`, `shift+slash`, `ctrl+enter`; letters by their place on the keyboard, so that 한글 input does not matter. */
  readonly keys: string
  /** As printed: `J`, `?`. */
  readonly label: string
  readonly phrase: PhraseKey
}

const shown = new Map<string, Shortcut & { readonly uses: number }>()
const listeners = new Set<() => void>()
let snapshot: readonly Shortcut[] = []

function publish(): void {
  snapshot = [...shown.values()]
  for (const listener of listeners) listener()
}

function show(shortcut: Shortcut): () => void {
  const uses = (shown.get(shortcut.keys)?.uses ?? 0) + 1
  shown.set(shortcut.keys, { ...shortcut, uses })
  publish()
  return () => {
    const kept = shown.get(shortcut.keys)
    if (kept === undefined || kept.uses <= 1) shown.delete(shortcut.keys)
    else shown.set(shortcut.keys, { ...kept, uses: kept.uses - 1 })
    publish()
  }
}

const covers = '[role="dialog"][aria-modal="true"], .ant-select-open, .ant-popover:not(.ant-popover-hidden)'

/** True while a dialog or an open list has the keyboard: the page's own keys rest. */
function isPageCovered(): boolean {
  return document.querySelector(covers) !== null
}

/** Keys that press the control which has the focus. */
const pressingKeys = ['space', 'enter']
const pressable = 'button, a, summary, [role="button"], [role="menuitem"], [role="tab"], [role="checkbox"]'

const typing = 'input:not([type="range"]), textarea, select, [contenteditable="true"]'

/** A key of this page. It rests while one types, while a dialog is open, and when `isOn` is false. */
export function useShortcut(shortcut: Shortcut, run: () => void, isOn = true): void {
  const { keys, label, phrase } = shortcut
  useHotkeys(
    keys,
    (event) => {
      const target = event.target instanceof Element ? event.target : document.body
      const isPressing = pressingKeys.includes(keys) && target.closest(pressable) !== null
      if (isPressing || target.closest(typing) !== null || isPageCovered()) return
      event.preventDefault()
      run()
    },
    // A slider is a form tag too, and the keys of a player shall work on it.
    { enabled: isOn, enableOnFormTags: true },
    [run],
  )
  useEffect(() => (isOn ? show({ keys, label, phrase }) : undefined), [keys, label, phrase, isOn])
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The keys that work on the page of the moment. */
export function useShownShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(subscribe, () => snapshot)
}
