import type { HandsetEvent, HandsetView } from '@smartym/handset-core/ports'

/** What the agent's fingers may tell the core. */
export type UserEvent = Extract<HandsetEvent, { type: `user.${string}` }>

/** The screens' only way to the core: views come, events go. The virtual handset's page and the Android app each have one. */
export interface HandsetBridge {
  /** Calls `listener` with the view now and at each change. */
  subscribe(listener: (view: HandsetView) => void): void
  send(event: UserEvent): void
  /** Where the sound lies that the phone plays, for one that has no loudspeaker of its own. */
  soundUrl?(recordingId: string): string
}
