import type {
  AppLockPolicy,
  DispositionChoice,
  Language,
  NotReadyReason,
  OwnRecordingResponse,
} from '@smartym/contract'
import type {
  AgentState,
  AppLockState,
  CallDirection,
  CallPhase,
  CallPurpose,
  ConsentKind,
  DeviceState,
  DialOutcome,
  IntegrityVerdict,
  LineSimSource,
  RecordingFault,
  RecordingState,
  StateCause,
} from '@smartym/contract/constants'
import type { PinFault } from '@smartym/rules/app-lock'
import type { CaptureProbe, OwnRecordingSearch, PhoneSim } from './facts.ts'
import type { PhoneGrant, PhoneGrantName, PhoneMaker, SetupStep } from './setup.ts'

/** A SIM as the agent is shown it. */
export type NamedSim = Pick<PhoneSim, 'simId' | 'name'>

/** What the phone itself could not do; beside these stand the codes of the server's problems. */
export const handsetProblems = [
  'handset.offline',
  'handset.signed_out',
  'handset.in_call',
  'handset.number_invalid',
  'handset.recording_not_ready',
  'handset.line_missing',
  'handset.recording_failed',
  'handset.call_failed',
  'handset.dial_expired',
  'handset.dial_not_available',
  'handset.dial_integrity',
  'handset.consent_missing',
  'handset.locked',
  'handset.app_lock_unavailable',
  'handset.integrity',
  'handset.not_sent',
] as const
export type HandsetProblem = (typeof handsetProblems)[number]

/** Everything that the screens draw (`handset-ui`). Instants are phone wall-clock ms, so that a page can tick by `Date.now()`. */
export interface HandsetView {
  language: Language
  connection: 'connected' | 'connecting' | 'offline'
  /** Server time minus phone wall clock, ms; null before the first synchronisation. */
  clockOffsetMs: number | null
  /** Whether this phone may work; all else is of no use before. */
  registration: {
    state: 'unregistered' | 'registering' | DeviceState
    faultCode: string | null
    /** A link that was opened outside of the app, to be agreed to; `server` is where it leads. */
    offered?: { link: string; server: string }
    /** Why a phone that was registered must be again: so many recordings lie aside that it cannot read. */
    unreadableRecordings?: number
  }
  /** Where the first start stands, or the next time through it; null when it is over. */
  setup: {
    step: SetupStep
    /** It was over before: the agent may leave it at any step. */
    isAgain: boolean
    /** The permission that is asked for now. */
    asked: PhoneGrantName | null
    grants: (PhoneGrant & { isSkipped: boolean })[]
    maker: PhoneMaker
  } | null
  signIn: { state: 'signed_out' | 'signing_in' | 'signed_in'; faultCode: string | null }
  /** The agent must set a new password to sign in: `faults` of the last one that was tried, `PasswordFault`. */
  passwordChange: { faults: string[] } | null
  /** Phone wall-clock ms; set when the agent's password ends soon. */
  passwordExpiresAt: number | null
  agent: {
    agentId: string
    name: string
    loginId: string
    employeeNumber: string | null
    extension: string | null
    orgUnitName: string
  } | null
  /** What the agent has agreed to, or should; `isMissing`: the phone does not dial before a required one is given. */
  consents: {
    isMissing: boolean
    items: {
      consentTextId: string
      kind: ConsentKind
      version: number
      isRequired: boolean
      givenAt: number | null
      /** In the phone's language; null until it was fetched. */
      title: string | null
      body: string | null
    }[]
  }
  appLock: {
    state: AppLockState
    /** Nothing of customers or calls is in this view but that a call runs, and no event but those of the lock screen is heeded. */
    isShut: boolean
    mode: AppLockPolicy['mode']
    isSet: boolean
    minLength: number
    complexity: AppLockPolicy['complexity']
    biometrics: 'unavailable' | 'off' | 'on'
    /** A proof is being looked at. */
    isBusy: boolean
    /** What is wrong with the PIN that was chosen last. */
    pinFaults: PinFault[]
    faultCode: string | null
    /** Wrong PINs that are left before only the password opens; null before the first. */
    triesLeft: number | null
    /** No PIN is looked at before; phone wall-clock ms. */
    waitUntil: number | null
  }
  /** Must who is there be shown before own calls are searched or heard (SEC-5). */
  reauthentication: {
    isDue: boolean
    isBusy: boolean
    /** PIN or biometrics do instead of the password. */
    isAppLockEnough: boolean
    faultCode: string | null
    /** Something waits for it. */
    isAsked?: true
  }
  /** What the phone found on itself, and what follows (SEC-10). */
  integrity: { verdict: IntegrityVerdict; signs: string[] }
  agentState: {
    state: AgentState
    notReadyReason: string | null
    since: number
    until: number | null
    cause: StateCause
    nextState: { state: string; notReadyReason: string | null } | null
    isPending: boolean
  } | null
  recording: {
    isReady: boolean
    faults: RecordingFault[]
    /** What the last look at the ways to hear calls found; absent on a phone that cannot look. */
    probe?: { isRunning: boolean; found: CaptureProbe[] }
  }
  /**
   * Which SIM is the company's line; `current` null: it is not in the phone, or nobody said which. `choices`: what the agent may
   * name it. Absent where the phone does not tell its SIMs apart.
   */
  lineSim?: {
    current: (NamedSim & { knownBy: LineSimSource }) | null
    choices: NamedSim[]
  }
  call: {
    callId: string
    direction: CallDirection
    phase: CallPhase
    /** The app is locked: who it is with is not said. */
    isHidden: boolean
    /** E.164, or `010-****-1234` where the company masks numbers on its phones (SEC-12). */
    phoneNumber: string | null
    customerName: string | null
    customerReference: string | null
    purpose: CallPurpose | null
    note: string | null
    startedAt: number
    connectedAt: number | null
    isMuted: boolean
    isHeld: boolean
    isSpeakerOn: boolean
    recording: {
      state: 'none' | 'starting' | 'recording' | 'stopped' | 'failed'
      startedAt: number | null
      mayStart: boolean
      mayStop: boolean
    }
  } | null
  /** The after-call form; null when no answer is owed. */
  afterCall: {
    callId: string
    outcome: DialOutcome
    durationMs: number
    customerName: string | null
    phoneNumber: string | null
    isRequired: boolean
    chosenCode: string | null
    note: string
    /** Code and note are said; false while something is typed that nobody else has. */
    isSaved: boolean
  } | null
  dispositions: DispositionChoice[]
  notReadyReasons: NotReadyReason[]
  today: { calls: number; connected: number; talkMs: number }
  uploads: {
    recordingId: string
    callId: string
    state: RecordingState
    offsetBytes: number
    sealedBytes: number | null
    nextAttemptAt: number | null
    faultCode: string | null
    lostMs: number
    /** UTC ms by the server's clock. */
    startedAt?: number
    /** Why it is not sent though nothing failed: `nextAttemptAt` says when the window opens (UPL-1, UPL-4). */
    waitsFor?: 'window' | 'network'
    /** The agent may not send it before its window. */
    isSendNowBarred?: true
    /** It is uploaded only when the agent wants it (UPL-2). */
    isWaitingForHand?: true
    /** The agent may delete it, though the server has nothing of it (DEL-3). */
    isDeletable?: true
  }[]
  /** The agent's own recordings while their list is open (REC-10). */
  ownRecordings?: {
    search: OwnRecordingSearch
    state: 'loading' | 'shown' | 'failed'
    items: OwnRecordingResponse[]
    hasMore: boolean
    faultCode: string | null
    /** The recording whose memo is on its way, and the last one that could not be saved. */
    savingId: string | null
    unsaved: { recordingId: string; faultCode: string } | null
  }
  /** What is played of them; absent when nothing is. It moves on from `positionMs` since `at` while `playing`. */
  player?: {
    recordingId: string
    state: 'loading' | 'playing' | 'paused' | 'ended' | 'failed'
    positionMs: number
    at: number
    durationMs: number
    faultCode: string | null
  }
  unsentReports: number
  /** The last thing the phone could not do, until the agent's next act: one of `handsetProblems` or a server's code. */
  problem: { code: string; at: number } | null
}
