import { randomBytes } from 'node:crypto'
import type { CallPurpose, DialOutcome } from '@smartym/contract'
import type { PastCall } from '../../features/calls/index.ts'
import type { SeededPerson } from '../seed-company.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000
const days = 30
/** Seoul has no summer time: 09:00 there is 00:00 UTC. */
const firstHour = 0
const hours = 9
const lunchHour = 3
const callsPerAgentDay = 9
const knownShare = 0.03

/** What a past call is made for. */
export interface PastAgent {
  readonly person: SeededPerson
  readonly deviceId: string
  readonly lineNumber: string | null
}

/** Somebody whom a CRM knows too, called now and then. */
export interface PastCustomer {
  readonly customerId: string
  readonly name: string
  /** National, with or without dashes. */
  readonly phoneNumber: string
  readonly purpose: CallPurpose
}

export interface PastCallsOptions {
  readonly companyId: string
  readonly agents: readonly PastAgent[]
  readonly customers?: readonly PastCustomer[]
  /** UTC ms. */
  readonly now: number
  readonly random?: () => number
}

const outcomes: readonly (readonly [share: number, outcome: DialOutcome])[] = [
  [0.58, 'connected'],
  [0.78, 'no_answer'],
  [0.88, 'busy'],
  [0.94, 'rejected'],
  [0.97, 'unreachable'],
  [1, 'invalid_number'],
]
const afterConnected = [
  'guided',
  'agreed',
  'promised',
  'callback',
  'third_party',
  'declined',
  'do_not_call',
  'other',
]
const purposes: readonly CallPurpose[] = ['marketing', 'collection', 'service', 'contract']
const surnames = '김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 황 안 송 류 홍'.split(' ')
const givenNames = [
  '서준',
  '하윤',
  '도윤',
  '지우',
  '시우',
  '서연',
  '민서',
  '예준',
  '수아',
  '지호',
  '하은',
  '주원',
  '지안',
  '유진',
  '건우',
  '채원',
]

/** An id whose time is the call's, so that ids and times sort alike. */
function idAt(prefix: string, at: number): string {
  const random = randomBytes(10)
  random[0] = ((random[0] ?? 0) & 0x0f) | 0x70
  random[2] = ((random[2] ?? 0) & 0x3f) | 0x80
  return `${prefix}_${at.toString(16).padStart(12, '0')}${random.toString('hex')}`
}

/* Most calls are short; a few are long. */
function talkMs(random: () => number): number {
  return Math.round(8_000 + -Math.log(1 - random() * 0.98) * 95_000)
}

function pick<T>(list: readonly T[], random: () => number): T {
  const found = list[Math.floor(random() * list.length)]
  if (found === undefined) throw new Error('nothing to choose from')
  return found
}

type CalledCustomer = Pick<PastCall, 'customer_number' | 'customer_name' | 'customer_reference' | 'purpose'>

function calledCustomer(known: readonly PastCustomer[], random: () => number): CalledCustomer {
  if (known.length > 0 && random() < knownShare) {
    const { customerId, name, phoneNumber, purpose } = pick(known, random)
    const customer_number = phoneNumber.replaceAll('-', '').replace(/^0/, '+82')
    return { customer_number, customer_name: name, customer_reference: customerId, purpose }
  }
  const customer = Math.floor(random() * 6000)
  return {
    customer_number: `+82100000${String(2000 + customer).padStart(4, '0')}`,
    customer_name: `${surnames[customer % surnames.length]}${givenNames[customer % givenNames.length]}`,
    customer_reference: `C-${20_000 + customer}`,
    purpose: purposes[customer % purposes.length] ?? 'service',
  }
}

type PastDay = Pick<PastCallsOptions, 'companyId' | 'customers'> & { readonly random: () => number }

function pastCall(agent: PastAgent, startedAt: number, { companyId, customers, random }: PastDay): PastCall {
  const { person, deviceId, lineNumber } = agent
  const chance = random()
  const outcome = outcomes.find(([share]) => chance < share)?.[1] ?? 'no_answer'
  const isConnected = outcome === 'connected'
  const ringingAt = outcome === 'invalid_number' || outcome === 'unreachable' ? null : startedAt + 1200
  const connectedAt = isConnected ? startedAt + 3000 + Math.round(random() * 9000) : null
  const durationMs = connectedAt === null ? null : talkMs(random)
  const endedAt = (connectedAt ?? startedAt + 4000 + Math.round(random() * 22_000)) + (durationMs ?? 0)
  return {
    id: idAt('call', startedAt),
    company_id: companyId,
    org_unit_id: person.orgUnitId,
    agent_id: person.agentId,
    agent_name: person.name,
    employee_number: person.employeeNumber,
    extension: person.extension,
    device_id: deviceId,
    line_number: lineNumber,
    direction: 'outbound',
    outcome,
    ...calledCustomer(customers ?? [], random),
    dial_request_id: null,
    started_at: startedAt,
    ringing_at: ringingAt,
    connected_at: connectedAt,
    ended_at: endedAt,
    duration_ms: durationMs,
    disposition_code: isConnected
      ? pick(afterConnected, random)
      : outcome === 'invalid_number'
        ? 'wrong_number'
        : 'no_contact',
    disposition_note: null,
    disposition_at: endedAt + 6000 + Math.round(random() * 30_000),
    recording_mode: 'manual',
    recording_id: null,
    recording_state: null,
    is_recording_partial: 0,
  }
}

function isWorkday(at: number): boolean {
  const weekday = new Date(at + 9 * hourMs).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** A month of working days before today: every agent's calls between nine and six, fewer at noon, none at night. */
export function makePastCalls({
  companyId,
  agents,
  customers = [],
  now,
  random = Math.random,
}: PastCallsOptions): PastCall[] {
  const today = Math.floor((now + 9 * hourMs) / dayMs) * dayMs - 9 * hourMs
  const calls: PastCall[] = []
  for (let day = today - days * dayMs; day < today; day += dayMs) {
    if (!isWorkday(day)) continue
    for (const agent of agents) {
      for (let i = 0; i < callsPerAgentDay; i += 1) {
        const hour = (i * hours) / callsPerAgentDay + random()
        if (Math.floor(hour) === lunchHour && random() < 0.8) continue
        const startedAt = day + 9 * hourMs + Math.round((firstHour + hour) * hourMs)
        calls.push(pastCall(agent, startedAt, { companyId, customers, random }))
      }
    }
  }
  return calls.toSorted((a, b) => a.started_at - b.started_at)
}
