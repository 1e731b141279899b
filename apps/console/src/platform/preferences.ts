import { useSyncExternalStore } from 'react'
import type { Language } from '@smartym/contract'

export type ThemeChoice = 'light' | 'dark' | 'system'

/** Filters of a list under a name that the reader gave them. */
export interface SavedView {
  readonly name: string
  readonly search: Readonly<Record<string, string | true>>
}

/** All that the console keeps in the browser. Nothing of it says anything about a customer or a call. */
export interface Preferences {
  readonly language: Language | null
  readonly theme: ThemeChoice
  readonly isNavigationFolded: boolean
  readonly boardUnitId: string | null
  readonly boardLayout: 'cards' | 'table'
  readonly pageSize: number
  /** Chosen columns by list. */
  readonly columns: Readonly<Record<string, readonly string[]>>
  /** Named filters by list. */
  readonly savedViews: Readonly<Record<string, readonly SavedView[]>>
}

const storageKey = 'smartym.preferences'
const initial: Preferences = {
  language: null,
  theme: 'system',
  isNavigationFolded: false,
  boardUnitId: null,
  boardLayout: 'cards',
  pageSize: 50,
  columns: {},
  savedViews: {},
}

function readPreferences(): Preferences {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}')
    return typeof kept === 'object' && kept !== null ? { ...initial, ...kept } : initial
  } catch {
    // A browser that keeps nothing still works; one forgets the choices with the page.
    return initial
  }
}

let preferences = readPreferences()
const listeners = new Set<() => void>()

/** The choices as they are now. */
export function currentPreferences(): Preferences {
  return preferences
}

/** Changes some choices and keeps them. */
export function changePreferences(change: Partial<Preferences>): void {
  preferences = { ...preferences, ...change }
  try {
    localStorage.setItem(storageKey, JSON.stringify(preferences))
  } catch {
    // See readPreferences.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The choices, followed. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, currentPreferences)
}
