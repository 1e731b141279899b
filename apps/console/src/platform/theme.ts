import { useSyncExternalStore } from 'react'
import { usePreferences } from './preferences.ts'

const darkQuery = '(prefers-color-scheme: dark)'

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(darkQuery)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** Light or dark: the person's choice, else the system's. */
export function useThemeName(): 'light' | 'dark' {
  const { theme } = usePreferences()
  const isSystemDark = useSyncExternalStore(subscribe, () => window.matchMedia(darkQuery).matches)
  if (theme === 'system') return isSystemDark ? 'dark' : 'light'
  return theme
}
