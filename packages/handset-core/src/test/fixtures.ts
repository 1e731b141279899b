import type {
  HandsetConsent,
  HandsetConsentText,
  HandsetSettings,
  InboundPolicy,
  OwnRecordingResponse,
} from '@smartym/contract'
import type { AgentStateFrame, CommandFrame, SignedInAgent } from '@smartym/contract/frames'
import type { HandsetEvent } from '../ports/index.ts'

/** An id of any kind whose 32 digits end in `n`. */
export function id<P extends string>(prefix: P, n: number): string {
  return `${prefix}_${n.toString(16).padStart(32, '0')}`
}

export const agent: SignedInAgent = {
  agentId: id('agt', 1),
  loginId: 'kim',
  name: '김하나',
  employeeNumber: '1001',
  extension: '201',
  orgUnitName: '서울 1팀',
}

export const settings: HandsetSettings = {
  version: 3,
  recordingMode: 'automatic',
  recordingMedia: 'amr',
  isRecordingRequired: true,
  wrapUpMs: 30_000,
  isDispositionRequired: false,
  isNumberMasked: false,
  notReadyReasons: [
    { code: 'break', name: { ko: '휴식', en: 'Break', ja: '休憩', zh: '休息' }, limitMs: 600_000 },
    { code: 'training', name: { ko: '교육', en: 'Training', ja: '研修', zh: '培训' }, limitMs: null },
  ],
  dispositions: [
    {
      code: 'promise',
      name: { ko: '약속', en: 'Promise', ja: '約束', zh: '承诺' },
      dispositionClass: 'promise',
      consequence: 'done',
      shortcut: '1',
    },
  ],
  isLiveUploadOn: true,
  uploadNetwork: 'any',
  lowSpaceBytes: 1_000_000,
  lowBatteryPercent: 10,
  maxClockOffsetMs: 600_000,
}

/** With a lock that every phone must have, and everything that protects a phone. */
export const protectedSettings: HandsetSettings = {
  ...settings,
  version: 4,
  appLock: {
    mode: 'required',
    idleMs: 120_000,
    minLength: 6,
    complexity: 'letters_and_digits',
    maxFailures: 5,
    areBiometricsAllowed: true,
    isDialingAllowed: true,
  },
  reauthentication: { graceMs: 300_000, isAppLockEnough: true },
  integrity: { blockSigns: ['root_manager'], wipeSigns: [], blockFromWeight: 100 },
  ownRecordings: { isUploadByHand: true, isUnsentDeletionAllowed: true },
  storedCopies: { areKept: true, untilUsedPercent: 50, forDays: 7 },
}

/** Callers whom nobody answers are texted; while the agent is in a call or wraps one up they are turned away. */
export const inbound: InboundPolicy = {
  rules: [
    { states: ['in_call', 'wrap_up'], from: '00:00', to: '00:00', act: 'reject', isTexted: true },
    { states: ['available', 'not_ready'], from: '00:00', to: '00:00', act: 'ring', isTexted: true },
  ],
  utcOffsetMs: 9 * 3_600_000,
  textIntervalMs: 3_600_000,
  textPartsADay: 100,
  quietFrom: '21:00',
  quietTo: '08:00',
  text: {
    textTemplateId: id('ttp', 1),
    version: 2,
    body: '한빛캐피탈입니다. {time}에 주신 전화를 받지 못했습니다. {agent}이 곧 다시 전화드리겠습니다.',
    isAdvertising: false,
  },
}

/** The n-th text as the server tells of it. */
export function consentOf(n: number, givenAt: number | null, isRequired = true): HandsetConsent {
  return { consentTextId: id('cnt', n), kind: 'terms_of_use', version: n, isRequired, givenAt }
}

/** The words of the n-th text. */
export function consentText(n: number): HandsetConsentText {
  return {
    consentTextId: id('cnt', n),
    title: { ko: `이용약관 ${n}`, en: `Terms ${n}`, ja: `利用規約 ${n}`, zh: `使用条款 ${n}` },
    body: { ko: '내용', en: 'Words', ja: '内容', zh: '内容' },
  }
}

/** The n-th own recording as the server lists it. */
export function ownRecording(n: number, change: Partial<OwnRecordingResponse> = {}): OwnRecordingResponse {
  return {
    recordingId: id('rec', n),
    callId: id('call', n),
    state: 'stored',
    direction: 'outbound',
    customerNumber: { text: '010-****-5678', last4: '5678', isMasked: true },
    customerName: '이영희',
    startedAt: '2025-11-24T16:00:00.000Z',
    durationMs: 65_000,
    memo: '',
    isImportant: false,
    listening: 'allowed',
    ...change,
  }
}

export const started: HandsetEvent = {
  type: 'handset.started',
  deviceId: id('dev', 1),
  appVersion: '1.0.0',
  deviceModel: 'SM-S921N',
  captureMethods: ['virtual'],
}

export const goodSample: Extract<HandsetEvent, { type: 'status.sampled' }>['sample'] = {
  batteryPercent: 80,
  isCharging: false,
  freeBytes: 5_000_000_000,
  network: 'wifi',
  captureFaults: [],
}

/** The server's word on the agent's state; `since` and `until` are server time. */
export function stateFrame(change: Partial<AgentStateFrame>): AgentStateFrame {
  return {
    type: 'agent_state',
    version: 1,
    agentId: agent.agentId,
    state: 'available',
    notReadyReason: null,
    since: 0,
    until: null,
    nextState: null,
    cause: 'agent',
    ...change,
  }
}

/** The n-th dial command; its call, recording and request have the same number. */
export function dialCommand(
  n: number,
  notAfter: number,
  payload: Partial<Extract<CommandFrame, { kind: 'dial' }>['payload']> = {},
): Extract<CommandFrame, { kind: 'dial' }> {
  return {
    type: 'command',
    commandId: id('cmd', n),
    kind: 'dial',
    notAfter,
    payload: {
      dialRequestId: id('dial', n),
      callId: id('call', n),
      recordingId: id('rec', n),
      phoneNumber: '+821012345678',
      customerName: '이영희',
      customerReference: 'C-1',
      purpose: 'service',
      note: null,
      ...payload,
    },
  }
}
