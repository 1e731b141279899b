import type { HandsetConsent } from '../consents/consents.schemas.ts'
import type { AgentState, StateCause } from '../agents/agents.constants.ts'
import type { HandsetSettings } from '../settings/settings.schemas.ts'
import type { DeviceState } from '../devices/devices.constants.ts'
import type { DeviceStatus } from '../devices/devices.schemas.ts'
import type { CallPurpose } from '../calls/calls.constants.ts'

/** Payload of `dial` (CTC-1). `phoneNumber` is E.164. */
export interface DialPayload {
  dialRequestId: string
  callId: string
  /** Null when no recording is wanted. */
  recordingId: string | null
  phoneNumber: string
  customerName: string | null
  customerReference: string | null
  purpose: CallPurpose
  note: string | null
}
export interface CancelDialPayload {
  dialRequestId: string
}
export interface ApplySettingsPayload {
  settings: HandsetSettings
}
/** A text that somebody wants sent again (INB-1). */
export interface SendTextPayload {
  textMessageId: string
  callId: string
  phoneNumber: string
  textTemplateId: string
  templateVersion: number
  body: string
  isAdvertising: boolean
}
export type CommandPayload =
  | DialPayload
  | CancelDialPayload
  | ApplySettingsPayload
  | SendTextPayload
  | Record<string, never>

/** A command on the wire; instants are server UTC milliseconds. The phone runs a `commandId` once, ever, and none after `notAfter`. */
export type CommandFrame =
  | { type: 'command'; commandId: string; kind: 'dial'; payload: DialPayload; notAfter: number }
  | { type: 'command'; commandId: string; kind: 'cancel_dial'; payload: CancelDialPayload; notAfter: number }
  | {
      type: 'command'
      commandId: string
      kind: 'apply_settings'
      payload: ApplySettingsPayload
      notAfter: number
    }
  | { type: 'command'; commandId: string; kind: 'send_text'; payload: SendTextPayload; notAfter: number }
  | { type: 'command'; commandId: string; kind: 'sign_out'; payload: Record<string, never>; notAfter: number }
  /** Forget the PIN of the app lock: the agent shows the password and chooses another (SEC-4). */
  | {
      type: 'command'
      commandId: string
      kind: 'reset_app_lock'
      payload: Record<string, never>
      notAfter: number
    }
  /** Erase everything, before anything else (MON-3). */
  | { type: 'command'; commandId: string; kind: 'wipe'; payload: Record<string, never>; notAfter: number }

/** State of the agent signed in on this phone; `version` rises with each change, older ones are ignored. */
export interface AgentStateFrame {
  type: 'agent_state'
  version: number
  agentId: string
  state: AgentState
  notReadyReason: string | null
  since: number
  /** End of wrap-up or of a reason's limit, server UTC ms. */
  until: number | null
  nextState: { state: 'available' | 'not_ready' | 'logged_out'; notReadyReason: string | null } | null
  cause: StateCause
}

/** Who works on this phone. */
export interface SignedInAgent {
  agentId: string
  loginId: string
  name: string
  employeeNumber: string | null
  extension: string | null
  orgUnitName: string
}

/** Server → device, the first frame: sign `"smartym/gateway" ‖ nonce bytes ‖ deviceId ‖ sessionId` (texts as UTF-8) with the device key. */
export interface ChallengeFrame {
  type: 'challenge'
  /** 32 bytes, base64url. */
  nonce: string
  sessionId: string
}
/** Server → device after a good signature. `pendingCommands` are those without a receipt. */
export interface WelcomeFrame {
  type: 'welcome'
  /** Of the device's HTTP requests, 10 minutes; good with a proof by the device's key alone (RFC 9449). */
  accessToken: string
  accessTokenExpiresAt: number
  /** For the first proofs; later ones come in the header `DPoP-Nonce`. */
  proofNonce: string
  serverTime: number
  heartbeatIntervalMs: number
  settings: HandsetSettings
  transportKey: TransportKey
  agent: SignedInAgent | null
  agentState: AgentStateFrame | null
  /** Of that agent; empty without one. */
  consents: HandsetConsent[]
  pendingCommands: CommandFrame[]
  /** By which push service the phone can be woken; absent where the server has none. */
  push?: PushInvitation
}
/** The Firebase project with which a phone registers to be woken; nothing in it is secret. */
export interface PushInvitation {
  projectId: string
  appId: string
  apiKey: string
  senderId: string
  /** Address of the Firebase Installations service. */
  installationsAddress: string
  /** The phone has said already how it is woken (`push.registered`), and that still counts. */
  isTold: boolean
}
/** Server → device after a good signature of a phone that may not work: where it stands. The socket closes with 4005. */
export interface StandingFrame {
  type: 'standing'
  state: DeviceState
}
/** Public key to which recordings are sealed. */
export interface TransportKey {
  /** 16 bytes, hex: first 16 of SHA-256 of the SubjectPublicKeyInfo. */
  keyId: string
  /** Uncompressed P-256 point, 65 bytes, hex. */
  publicKey: string
}
export interface TokenFrame {
  type: 'token'
  accessToken: string
  accessTokenExpiresAt: number
}
/** Answer to a heartbeat; `sentAt` is echoed for the round trip. */
export interface HeartbeatAckFrame {
  type: 'heartbeat_ack'
  serverTime: number
  sentAt: number
}

/** What somebody else than this phone said of a call, the CRM mostly: the phone's form is answered by it (CTC-4). */
export interface DispositionFrame {
  type: 'disposition'
  callId: string
  /** One of the company's codes. */
  code: string
  note: string | null
}

/** The published texts, and which of them this agent has agreed to (DIS-4); said anew when either changes. */
export interface ConsentsFrame {
  type: 'consents'
  agentId: string
  consents: HandsetConsent[]
}

export type ServerFrame =
  | ChallengeFrame
  | WelcomeFrame
  | StandingFrame
  | CommandFrame
  | AgentStateFrame
  | DispositionFrame
  | ConsentsFrame
  | TokenFrame
  | HeartbeatAckFrame

/** Device → server: answers the challenge. `signature` is ECDSA P-256 r‖s, base64url. */
export interface AuthenticateFrame {
  type: 'authenticate'
  deviceId: string
  signature: string
  appVersion: string
}
export interface HeartbeatFrame {
  type: 'heartbeat'
  /** Monotonic milliseconds of the phone, echoed back. */
  sentAt: number
  status: DeviceStatus
}
/** "I have this command, durably": the phone's own receipt, the only proof of delivery (CTC-2). */
export interface ReceiptFrame {
  type: 'receipt'
  commandId: string
}
export type DeviceFrame = AuthenticateFrame | HeartbeatFrame | ReceiptFrame
