import type { CallResponse, DialOutcome, RecordingResponse } from '@smartym/contract'
import { agentNames, teams } from './people.ts'
import { createRandom, idOf, iso } from './random.ts'

/** "Now" of all fixtures: a Monday afternoon in Seoul. */
export const startedAt = Date.parse('2026-11-23T05:40:00Z')

const random = createRandom(20_261_123)
const surnames = [
  '김',
  '이',
  '박',
  '최',
  '정',
  '강',
  '조',
  '윤',
  '장',
  '임',
  '한',
  '오',
  '서',
  '신',
  '권',
  '황',
]
const givenNames = [
  '민수',
  '영희',
  '철수',
  '수진',
  '지훈',
  '은정',
  '동현',
  '미경',
  '상우',
  '혜진',
  '재석',
  '나리',
]
const outcomes: readonly DialOutcome[] = [
  'connected',
  'connected',
  'connected',
  'connected',
  'connected',
  'no_answer',
  'no_answer',
  'busy',
  'rejected',
  'invalid_number',
]
const dispositions = [
  ['promise', '납부 약속'],
  ['sale', '가입 완료'],
  ['callback', '재통화 요청'],
  ['refused', '거절'],
  ['no_contact', '부재'],
] as const
const purposes = ['service', 'marketing', 'collection', 'contract'] as const

export interface FakeCall {
  readonly call: CallResponse
  readonly recording: RecordingResponse | null
  readonly phoneNumber: string
}

/** Recordings whose state is shown on a page of its own, by their place in the list. */
const special: Readonly<Record<number, Partial<RecordingResponse>>> = {
  1: {
    state: 'recording',
    listening: 'not_possible',
    rendition: 'none',
    durationMs: null,
    storedAt: null,
    sizeBytes: null,
  },
  2: { state: 'sealed', listening: 'not_possible', rendition: 'none', storedAt: null },
  3: {
    listening: 'allowed',
    durationMs: 68_016,
    isMarked: true,
    captureMethod: 'virtual',
    customerName: '김민수',
  },
  4: { listening: 'must_request' },
  5: { listening: 'requested' },
  6: { listening: 'must_request' },
  7: { state: 'missing', listening: 'not_possible', rendition: 'none', storedAt: null, sizeBytes: null },
  8: { state: 'damaged', listening: 'not_possible', rendition: 'none', storedAt: null },
  9: { listening: 'allowed', rendition: 'missing_tool' },
  10: { listening: 'refused' },
  11: {
    listening: 'allowed',
    endReason: 'recovered',
    lostMs: 800,
    customerName: '선우제갈아름다운이름을가진오래된단골고객김수한무거북이와두루미삼천갑자',
  },
}

function shown(phoneNumber: string) {
  const last4 = phoneNumber.slice(-4)
  return { text: `010-****-${last4}`, last4, isMasked: true }
}

function recordingOf(call: CallResponse, number: number): RecordingResponse {
  const durationMs = call.durationMs ?? 0
  return {
    recordingId: idOf('rec', number),
    callId: call.callId,
    state: 'stored',
    media: 'amr',
    mode: number % 9 === 0 ? 'manual' : 'automatic',
    captureMethod: 'voice_call',
    direction: call.direction,
    agentId: call.agentId,
    agentName: call.agentName,
    employeeNumber: call.employeeNumber,
    extension: call.extension,
    orgUnitId: call.orgUnitId,
    orgUnitName: call.orgUnitName,
    deviceId: call.deviceId,
    customerNumber: call.customerNumber,
    customerName: call.customerName,
    customerReference: call.customerReference,
    isCustomerNameMasked: call.isCustomerNameMasked,
    startedAt: call.connectedAt ?? call.startedAt,
    durationMs,
    lostMs: null,
    endReason: 'normal',
    sizeBytes: Math.round((durationMs / 1000) * 1640) + 439,
    deviceSeq: 4000 - number,
    storedAt: iso(Date.parse(call.endedAt ?? call.startedAt) + 2_300),
    isMarked: number % 17 === 0,
    upload: null,
    rendition: 'ready',
    listening:
      (['must_request', 'must_request', 'must_request', 'allowed', 'requested'] as const)[number % 5] ??
      'must_request',
    ...special[number],
  }
}

/** A call and its recording, told in one voice. */
function withRecording(call: CallResponse, number: number, phoneNumber: string): FakeCall {
  const recording = recordingOf(call, number)
  const { state, customerName } = recording
  const running = {
    phase: 'connected',
    outcome: null,
    endedAt: null,
    durationMs: null,
    disposition: null,
  } as const
  const coverage = state === 'missing' ? 'missing' : state === 'damaged' ? 'partial' : 'covered'
  const upload = {
    state: 'receiving',
    offsetBytes: 180_000,
    lengthBytes: 431_220,
    faultCode: null,
    updatedAt: iso(startedAt),
  } as const
  return {
    call: { ...call, customerName, recordingState: state, coverage, ...(state === 'recording' && running) },
    recording: { ...recording, upload: state === 'sealed' ? upload : null },
    phoneNumber,
  }
}

function dispositionOf(number: number, endedAt: number): CallResponse['disposition'] {
  if (!random.chance(0.85)) return null
  const [code, name] = random.pick(dispositions)
  const note = number % 4 === 0 ? '다음 주 화요일 오전에 다시 통화하기로 함' : null
  return { code, name, note, recordedAt: iso(endedAt + 9_000) }
}

function makeCall(number: number): FakeCall {
  const agent = random.between(0, agentNames.length - 1)
  const team = teams[agent % teams.length]
  const at = startedAt - number * 263_000 - random.between(0, 90_000)
  const outcome = number <= 11 ? 'connected' : random.pick(outcomes)
  const isConnected = outcome === 'connected'
  const durationMs = isConnected ? random.between(21_000, 780_000) : null
  const phoneNumber = `+8210${random.between(10_000_000, 99_999_999)}`
  const ringingAt = at + random.between(1_800, 4_200)
  const connectedAt = ringingAt + random.between(2_500, 14_000)
  const call: CallResponse = {
    callId: idOf('call', number),
    source: number % 37 === 5 ? 'call_log' : 'app',
    direction: random.chance(0.12) ? 'inbound' : 'outbound',
    phase: 'ended',
    outcome,
    agentId: idOf('agt', agent + 1),
    agentName: agentNames[agent] ?? null,
    employeeNumber: `B${2001 + agent}`,
    extension: String(2001 + agent),
    orgUnitId: team?.orgUnitId ?? null,
    orgUnitName: team?.name ?? null,
    deviceId: idOf('dev', agent + 1),
    lineNumber: `010-51${String(agent).padStart(2, '0')}-2${String(100 + agent)}`,
    customerNumber: shown(phoneNumber),
    customerName: `${random.pick(surnames)}${random.pick(givenNames)}`,
    customerReference: `C-${random.between(100_000, 999_999)}`,
    isCustomerNameMasked: false,
    purpose: random.pick(purposes),
    dialRequestId: idOf('dial', number),
    startedAt: iso(at),
    ringingAt: outcome === 'invalid_number' ? null : iso(ringingAt),
    connectedAt: isConnected ? iso(connectedAt) : null,
    endedAt: iso(isConnected ? connectedAt + (durationMs ?? 0) : ringingAt + 20_000),
    durationMs,
    disposition: dispositionOf(number, connectedAt + (durationMs ?? 0)),
    coverage: isConnected ? 'covered' : 'not_required',
    recordingId: isConnected ? idOf('rec', number) : null,
    recordingState: isConnected ? 'stored' : null,
  }
  return isConnected ? withRecording(call, number, phoneNumber) : { call, recording: null, phoneNumber }
}

/** 1,400 calls, newest first: enough for a capped count. */
export const calls: readonly FakeCall[] = Array.from({ length: 1_400 }, (_, index) => makeCall(index + 1))
