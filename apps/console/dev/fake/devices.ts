import type {
  DeviceChangeResponse,
  DeviceDetail,
  DeviceResponse,
  LineChangeResponse,
  LineResponse,
  LossReportResponse,
  RegistrationCodeResponse,
} from '@smartym/contract'
import type { Answer, Asked } from './asked.ts'
import { startedAt } from './calls.ts'
import { agentNames } from './people.ts'
import { idOf, iso } from './random.ts'

export const devices: readonly DeviceResponse[] = agentNames.map((name, index): DeviceResponse => {
  const isConnected = index % 9 !== 8
  return {
    deviceId: idOf('dev', index + 1),
    stateChangedAt: iso(startedAt - 86_400_000 * (index + 1)),
    assignedAgentId: idOf('agt', index + 1),
    assignedAgentName: name,
    orgUnitId: idOf('org', 4),
    orgUnitName: '상담1팀',
    state: index === 25 ? 'lost' : index === 24 ? 'suspended' : index === 26 ? 'pending' : 'active',
    model: index % 3 === 0 ? 'Galaxy A36 5G' : 'Galaxy XCover7',
    osVersion: 'Android 15',
    appVersion: '1.4.0',
    agentId: index === 26 ? null : idOf('agt', index + 1),
    agentName: index === 26 ? null : name,
    lineNumber: `010-51${String(index).padStart(2, '0')}-2${String(100 + index)}`,
    isConnected,
    lastHeartbeatAt: iso(startedAt - (isConnected ? 6_000 : 1_840_000)),
    status: {
      batteryPercent: index === 4 ? 11 : 30 + ((index * 13) % 70),
      isCharging: index % 3 === 0,
      freeBytes: 21_400_000_000 - index * 600_000_000,
      network: index % 5 === 0 ? 'mobile' : 'wifi',
      clockOffsetMs: index === 7 ? 4_200 : 120,
      recordingFaults: index === 13 ? ['method'] : index === 7 ? ['clock', 'space'] : [],
      integritySigns: index === 21 ? ['su_binary'] : [],
      waitingRecordings: isConnected ? index % 3 : 14,
      isUploading: false,
      nextUploadAt: null,
      unsentReports: 0,
      lineSim: { name: 'KT 업무', knownBy: index % 7 === 3 ? 'agent' : 'number' },
      appVersion: '1.4.0',
      settingsVersion: 7,
    },
    registeredAt: iso(startedAt - 86_400_000 * (30 + index)),
  }
})

const lines: readonly LineResponse[] = agentNames.map((_, index): LineResponse => ({
  lineId: idOf('lin', index + 1),
  number: {
    text: `010-51${String(index).padStart(2, '0')}-2${String(100 + index)}`,
    last4: `2${String(100 + index)}`,
    isMasked: false,
  },
  carrier: ['SKT', 'KT', 'LG U+'][index % 3] ?? '',
  deviceId: index % 8 === 7 ? null : idOf('dev', index + 1),
  deviceModel: index % 8 === 7 ? null : (devices[index]?.model ?? null),
  agentName: index % 8 === 7 ? null : (agentNames[index] ?? null),
  isVerified: index % 6 !== 5,
  verifiedAt: index % 6 === 5 ? null : iso(startedAt - 86_400_000 * index),
  createdAt: iso(startedAt - 86_400_000 * (40 + index)),
}))

function deviceOf({ params }: Asked): DeviceDetail {
  const device = devices.find(({ deviceId }) => deviceId === params['deviceId']) ?? devices[0]
  if (device === undefined) throw new Error('there are no phones')
  const isLost = device.state === 'lost'
  return {
    ...device,
    keyThumbprint: 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
    assetNumber: 'HB-2026-0412',
    attestation: 'not_checked',
    wakeUp: isLost ? 'socket_only' : 'push',
    keyRevokedAt: isLost ? device.stateChangedAt : null,
    keyRestoredAt: null,
    integrity: {
      verdict: isLost ? 'wipe' : 'warn',
      signs: [{ sign: isLost ? 'hooking_framework' : 'usb_debugging', weight: isLost ? 90 : 20 }],
      reportedAt: device.stateChangedAt,
    },
    wiped: null,
  }
}

function changesOf(asked: Asked): DeviceChangeResponse[] {
  const { state, registeredAt, stateChangedAt } = deviceOf(asked)
  const first = {
    at: registeredAt,
    from: null,
    to: 'pending',
    cause: 'registered',
    reason: null,
    actorName: null,
  }
  const approved = {
    at: registeredAt,
    from: 'pending',
    to: 'active',
    cause: 'approve',
    reason: '신규 지급',
    actorName: '박서준',
  }
  const lost = {
    at: stateChangedAt,
    from: 'active',
    to: 'lost',
    cause: 'report_lost',
    reason: '퇴근길 택시에 두고 내림, 경찰서 분실 접수 완료',
    actorName: '한지원',
  }
  return [...(state === 'lost' ? [lost] : []), approved, first] as DeviceChangeResponse[]
}

const lineChanges: readonly LineChangeResponse[] = (['verified', 'bound', 'created'] as const).map(
  (cause, index) => ({
    at: iso(startedAt - 3_600_000 * (index + 1)),
    cause,
    number: { text: '010-****-2100', last4: '2100', isMasked: true },
    carrier: 'SKT',
    deviceId: cause === 'created' ? null : idOf('dev', 1),
    deviceModel: cause === 'created' ? null : 'Galaxy A36 5G',
    actorName: '이도윤',
  }),
)

const lossReport: LossReportResponse = {
  lossReportId: idOf('los', 1),
  deviceId: idOf('dev', 26),
  model: 'Galaxy XCover7',
  assetNumber: 'HB-2026-0412',
  agentName: '황보태경',
  lineNumber: '010-****-2125',
  reason: '퇴근길 택시에 두고 내림, 경찰서 분실 접수 완료',
  reportedAt: iso(startedAt - 86_400_000 * 26),
  reportedBy: '한지원',
  deviceState: 'lost',
}

const registrationCode = (): RegistrationCodeResponse => ({
  registrationCodeId: idOf('reg', 1),
  code: 'K7QM2-RXD9V',
  secret: 'K7QM2RXD9VTA4HWEK7QM2RXD9VTA4HWE',
  expiresAt: iso(Date.now() + 600_000),
})

/** What is answered about phones and lines. */
export const deviceAnswers = (
  pageOf: <T>(items: readonly T[], query: Asked['query']) => unknown,
): Readonly<Record<string, Answer>> => ({
  listDevices: ({ query }) =>
    pageOf(
      devices.filter(({ state }) => query['state'] === undefined || state === query['state']),
      query,
    ),
  getDevice: deviceOf,
  listDeviceChanges: (asked) => ({ items: changesOf(asked) }),
  listLossReports: ({ query }) =>
    pageOf(query['deviceId'] === lossReport.deviceId ? [lossReport] : [], query),
  changeDevice: deviceOf,
  reportDeviceLost: deviceOf,
  replaceDevice: registrationCode,
  createRegistrationCode: registrationCode,
  getRegistrationCode: () => ({ state: 'waiting', device: null }),
  listLines: ({ query }) => pageOf(lines, query),
  listLineChanges: () => ({ items: lineChanges }),
  sendLineCode: () => ({ expiresAt: iso(Date.now() + 600_000), triesLeft: 5 }),
  changeLine: () => lines[0],
  createLine: () => ({ lineId: idOf('lin', 1) }),
})
