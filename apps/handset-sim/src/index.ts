export { createSystemClock, type HandsetClock } from './clock/handset-clock.ts'
export { type Faults, noFaults } from './faults/faults.ts'
export {
  createVirtualHandset,
  type UserEvent,
  type VirtualHandset,
  type VirtualHandsetOptions,
} from './handset.ts'
export { type Caption, captionsUntil } from './media/captions.ts'
export { captureMedia, type CaptureMedia, createCaptureSource } from './media/capture-source.ts'
export { type Dialogue, type DialogueName, dialogueNames, readDialogue } from './media/dialogue-files.ts'
export { createPageServer, type PageServer } from './page/page-server.ts'
export { type Callee, callees, scriptOf } from './telephony/callee.ts'
export type { PhoneCall } from './telephony/phone-calls.store.ts'
export { type Chance, startBackgroundAgent } from './background/background-agent.ts'
export { type Credentials, keepSignedIn, signInOnce } from './background/sign-in.ts'
