import { useMediaQuery } from './media-query.ts'
import { usePreferences } from './preferences.ts'

/** Light or dark: the person's choice, else the system's. */
export function useThemeName(): 'light' | 'dark' {
  const { theme } = usePreferences()
  const isSystemDark = useMediaQuery('(prefers-color-scheme: dark)')
  if (theme === 'system') return isSystemDark ? 'dark' : 'light'
  return theme
}
