import type { HandsetEvent, HandsetEventType } from '../ports/index.ts'
import type { Step } from '../step/step.ts'

/** What the machines do with each kind of event. */
export type EventHandlers<Type extends HandsetEventType = HandsetEventType> = {
  [T in Type]: (step: Step, event: Extract<HandsetEvent, { type: T }>) => void
}
