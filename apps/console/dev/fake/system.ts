import type {
  SystemChangeResponse,
  SystemErrorResponse,
  SystemFact,
  SystemStatusResponse,
} from '@smartym/contract'
import { idOf, iso } from './random.ts'

const now = Date.now()
const minute = 60_000
const dayMs = 1440 * minute

type Values = SystemFact['values']

function fact(
  name: SystemFact['name'],
  level: SystemFact['level'],
  state: SystemFact['state'],
  values: Values = {},
  more: Partial<Pick<SystemFact, 'of' | 'at'>> = {},
): SystemFact {
  return { name, of: null, level, state, values, at: null, ...more }
}

const gigabyte = 1_000_000_000
const entries = 1_284_022

/** An installation where most is well, and a log server is away. */
export const systemStatus: SystemStatusResponse = {
  version: '1.4.0',
  nodeVersion: '24.6.0',
  node: 'smartym-seoul-1',
  startedAt: iso(now - 12 * dayMs - 187 * minute),
  now: iso(now),
  facts: [
    fact('database', 'ok', 'fine', { version: 'MariaDB 10.11.6', answerMs: 2 }),
    fact('disk', 'warn', 'low', { freeBytes: 61 * gigabyte, totalBytes: 480 * gigabyte }),
    fact('memory', 'ok', 'fine', { rssBytes: 412_000_000, heapBytes: 190_000_000 }),
    fact('certificate', 'warn', 'ending_soon', { daysLeft: 18 }, { at: iso(now + 18 * dayMs) }),
    fact('jobs', 'ok', 'fine', { waiting: 3, running: 1, dead: 0, lateMs: 0 }),
    fact('outbox', 'ok', 'fine', { waiting: 0, lateMs: 0 }),
    fact('audit_log', 'ok', 'fine', { entries, unsigned: 41 }, { at: iso(now - 38_000) }),
    fact('audit_sink', 'ok', 'fine', { entries: entries - 41 }, { of: 'file', at: iso(now - 38_000) }),
    fact(
      'audit_sink',
      'bad',
      'failing',
      { entries: entries - 21_004, fault: 'ECONNREFUSED' },
      { of: 'syslog', at: iso(now - 190 * minute) },
    ),
    fact('audit_sink', 'ok', 'fine', { entries: entries - 41 }, { of: 's3', at: iso(now - 37_000) }),
    fact('transport_key', 'ok', 'fine', { ageDays: 121 }, { at: iso(now - 121 * dayMs) }),
    fact('push', 'ok', 'fine'),
    fact('ffmpeg', 'ok', 'fine'),
  ],
}

const faults = [
  [
    'a checkpoint of the audit log could not be sent',
    'Error',
    'ECONNREFUSED',
    'features/audit/checkpoints/syslog-sink.ts:71',
  ],
  ['request failed', 'DatabaseBusyError', null, 'platform/db/mariadb/mariadb-database.ts:58'],
  ['a rendition could not be made', 'RenditionError', null, 'features/recordings/rendition/run-ffmpeg.ts:64'],
] as const

export const systemErrors: readonly SystemErrorResponse[] = Array.from({ length: 73 }, (_, index) => {
  const [message, errorType, errorCode, place] = faults[index % faults.length] ?? faults[0]
  return {
    systemErrorId: idOf('err', index + 1),
    at: iso(now - index * 47 * minute),
    node: 'smartym-seoul-1',
    message,
    errorType,
    errorCode,
    places: [place],
    requestId: index % 3 === 1 ? `req-${(8_412_000 + index).toString(36)}` : null,
  }
})

const changed = [
  ['handset.wrapUpMs', 30_000, 45_000],
  ['accounts.maxSessions', 3, 1],
  ['listening.requestLifeMs', 86_400_000, 43_200_000],
] as const

export const systemChanges: readonly SystemChangeResponse[] = Array.from({ length: 24 }, (_, index) => {
  const [key, before, after] = changed[index % changed.length] ?? changed[0]
  return {
    auditEntryId: idOf('aud', 9_000 + index),
    at: iso(now - index * 9 * 60 * minute),
    actorName: index % 5 === 4 ? null : '오세준',
    actorKind: index % 5 === 4 ? 'server' : 'account',
    action: index % 5 === 4 ? 'devices.transport_key_created' : 'settings.changed',
    objectKind: index % 5 === 4 ? 'transport_key' : 'company',
    objectId: null,
    reason: index % 5 === 4 ? null : '2026년 하반기 운영 기준 변경',
    values: index % 5 === 4 ? [] : [{ key, before, after }],
  }
})
