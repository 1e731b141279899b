import type { HandsetConsent, HandsetSettings } from '@smartym/contract'
import type { AgentStateFrame, SignedInAgent } from '@smartym/contract/frames'
import type { Device } from '../../devices/index.ts'

/** What a phone's welcome needs of slices below this one. */
export interface WelcomeProvider {
  /** Everything that the phone is set to. */
  handsetSettings(device: Device): Promise<HandsetSettings>
  /** Who works on the phone, and in which state; null when nobody does. */
  signedInAgent(device: Device): Promise<{ agent: SignedInAgent; agentState: AgentStateFrame } | null>
  /** The published texts, and which of them that agent has agreed to; empty when nobody works on the phone. */
  consents(device: Device): Promise<HandsetConsent[]>
}
