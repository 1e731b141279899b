import type { Page } from '@playwright/test'

/** One state of one page, as a person gets there. */
export interface Scene {
  readonly name: string
  readonly path: string
  /** Who is signed in; null for nobody, absent for the manager. */
  readonly person?: string | null
  readonly language?: 'ko' | 'en' | 'ja' | 'zh'
  readonly preferences?: Readonly<Record<string, unknown>>
  /** States that need no look at 1920. */
  readonly isNarrowOnly?: boolean
  /** Another width than 1280, such as that of a frame beside others. */
  readonly width?: number
  readonly act?: (page: Page) => Promise<void>
}
