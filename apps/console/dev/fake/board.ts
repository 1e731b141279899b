import type { AgentFlag, AgentState, BoardEvent, BoardRow } from '@smartym/contract'
import { agentNames, teams } from './people.ts'
import { createRandom, idOf, iso } from './random.ts'

const random = createRandom(77)
const states: readonly AgentState[] = [
  'in_call',
  'available',
  'in_call',
  'wrap_up',
  'available',
  'not_ready',
  'in_call',
  'available',
  'in_call',
  'logged_out',
]

function flagsOf(index: number): AgentFlag[] {
  if (index === 2) return ['long_call']
  if (index === 3) return ['long_wrap_up']
  if (index === 8) return ['long_call', 'link_lost']
  if (index === 13) return ['not_recording']
  if (index === 21) return ['fault']
  return []
}

const sinceSeconds: Readonly<Record<AgentState, readonly [number, number]>> = {
  available: [5, 300],
  in_call: [12, 420],
  wrap_up: [3, 28],
  not_ready: [60, 1_500],
  logged_out: [3_600, 9_000],
}

function callOf(index: number, since: number): BoardRow['call'] {
  const isRinging = index % 6 === 0
  const last4 = String(1000 + index * 37).slice(-4)
  return {
    callId: idOf('call', 1),
    phase: isRinging ? 'ringing' : 'connected',
    customerNumber: { text: `010-****-${last4}`, last4, isMasked: true },
    customerName: ['김민수', '이영희', '박철수', '최수진'][index % 4] ?? null,
    isCustomerNameMasked: false,
    startedAt: iso(since),
    connectedAt: isRinging ? null : iso(since + 6_000),
    isRecording: !isRinging,
  }
}

function deviceOf(index: number, flags: readonly AgentFlag[], now: number): BoardRow['device'] {
  return {
    deviceId: idOf('dev', index + 1),
    model: 'Galaxy A36 5G',
    isConnected: !flags.includes('link_lost'),
    lastHeartbeatAt: iso(now - 9_000),
    status: {
      batteryPercent: 30 + ((index * 13) % 70),
      isCharging: index % 3 === 0,
      freeBytes: 21_400_000_000,
      network: 'wifi',
      clockOffsetMs: 120,
      recordingFaults: flags.includes('not_recording') ? ['method'] : [],
      integritySigns: [],
      waitingRecordings: index % 4,
      isUploading: false,
      nextUploadAt: null,
      unsentReports: 0,
      appVersion: '1.4.0',
      settingsVersion: 7,
    },
  }
}

const reasonNames = {
  break: { ko: '휴식', en: 'Break', ja: '休憩', zh: '休息' },
  training: { ko: '교육', en: 'Training', ja: '研修', zh: '培训' },
}

/** An agent of the board as it stands at `now`. */
function boardRow(
  index: number,
  now: number,
  state = states[index % states.length] ?? 'available',
): BoardRow {
  const team = teams[index % teams.length]
  const flags = flagsOf(index)
  const [low, high] = sinceSeconds[state]
  const longer = flags.includes('long_call') || flags.includes('long_wrap_up') ? 1_240 : 0
  const since = now - (random.between(low, high) + longer) * 1000
  const isIn = state !== 'logged_out'
  const reason = index % 2 === 0 ? 'training' : 'break'
  return {
    agentId: idOf('agt', index + 1),
    name: agentNames[index] ?? `상담원 ${index}`,
    employeeNumber: `B${2001 + index}`,
    extension: String(2001 + index),
    orgUnitId: team?.orgUnitId ?? '',
    orgUnitName: team?.name ?? '',
    deviceId: isIn ? idOf('dev', index + 1) : null,
    state,
    notReadyReason: state === 'not_ready' ? reason : null,
    notReadyReasonName: state === 'not_ready' ? reasonNames[reason] : null,
    since: iso(since),
    until: state === 'wrap_up' ? iso(since + 30_000) : null,
    nextState:
      index === 6
        ? { state: 'not_ready', notReadyReason: 'break', notReadyReasonName: reasonNames.break }
        : null,
    cause: state === 'wrap_up' || state === 'in_call' ? 'call' : 'agent',
    isReserved: false,
    flags,
    currentCallId: state === 'in_call' ? idOf('call', 1) : null,
    call: state === 'in_call' ? callOf(index, since) : null,
    device: isIn ? deviceOf(index, flags, now) : null,
    callsToday: 4 + ((index * 7) % 31),
  }
}

/** All agents at once. */
export function boardSnapshot(now: number, isWanted: (row: BoardRow) => boolean): BoardEvent {
  const rows = agentNames.map((_, index) => boardRow(index, now)).filter(isWanted)
  return { kind: 'snapshot', serverTime: iso(now), rows }
}

/** One agent changed. */
export function boardChange(now: number, tick: number): BoardEvent {
  const index = (tick * 5) % agentNames.length
  const state = states[(index + tick) % states.length] ?? 'available'
  const row = boardRow(index, now, state)
  return { kind: 'rows', serverTime: iso(now), rows: [{ ...row, since: iso(now - 1_000) }], removed: [] }
}
