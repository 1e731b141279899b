import type { UserEvent } from './bridge.ts'
import type { Words } from './words.ts'

/** What every part of the screen gets: its part of the view, the words, the way back, and the time now (phone wall clock, ms). */
export interface ScreenProps<View> {
  readonly view: View
  readonly words: Words
  readonly send: (event: UserEvent) => void
  readonly now: number
}
