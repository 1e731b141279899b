import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { join } from 'node:path'
import type { RecordingMedia } from '@smartym/contract'
import type { Container } from '../../app/container.ts'
import { type AuditOrigin, serverOrigin } from '../../features/audit/index.ts'
import type { PastCall } from '../../features/calls/index.ts'
import type { Captions } from '../../features/recordings/index.ts'
import { createCaptionsFile } from '../sample-recordings/captions-file.ts'
import { type SampleCall, storeSampleRecordings } from '../sample-recordings/store-sample-recordings.ts'
import type { SeededCompany, SeededPerson } from '../seed-company.ts'
import { makePastCalls, type PastAgent, type PastCustomer } from './past-calls.ts'

/** Sound of a call of this length, from the launcher: apps do not import each other. */
export type SampleSound = (
  index: number,
  durationMs: number,
) => {
  readonly media: RecordingMedia
  readonly sound: Uint8Array
  readonly durationMs: number
  readonly captions: Captions
}

export interface SeedHistoryOptions {
  readonly soundOf: SampleSound
  /** Whom the sample CRM knows: some of the past calls were theirs. */
  readonly customers: readonly PastCustomer[]
  readonly now: number
  readonly dataDir: string
}

type Faces = Pick<Container, 'db' | 'clock' | 'devices' | 'calls' | 'recordings'>

const samples = 24
const callsPerCommit = 500
const longestSampleMs = 180_000

interface OldPhone {
  readonly deviceId: string
  readonly key: KeyObject
}

/** A phone that has since been replaced; the calls of the past month were made with it. */
async function registerOldPhone({ db, clock, devices }: Faces, by: AuditOrigin): Promise<OldPhone> {
  const { publicKey, privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const { code } = await db.transaction((tx) =>
    devices.createRegistrationCode(tx, by, { isPreapproved: true }),
  )
  const challenge = devices.createRegistrationChallenge(clock.now() + 60_000)
  const message = Buffer.from(`smartym/registration${challenge}${code}`)
  const proof = sign('sha256', message, { key, dsaEncoding: 'ieee-p1363' })
  const { deviceId } = await devices.registerDevice(
    {
      code,
      challenge,
      publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64url'),
      proof: proof.toString('base64url'),
      model: 'Virtual handset (old)',
      osVersion: '12',
      appVersion: '0.0.9',
    },
    '127.0.0.1',
  )
  return { deviceId, key }
}

/** The last answered calls of the team get recordings. */
function withRecordings(calls: readonly PastCall[]): PastCall[] {
  const chosen = new Set(
    calls
      .filter((call) => call.connected_at !== null && (call.duration_ms ?? 0) < longestSampleMs)
      .slice(-samples)
      .map((call) => call.id),
  )
  return calls.map((call) =>
    chosen.has(call.id)
      ? {
          ...call,
          recording_mode: 'automatic',
          recording_id: `rec_${call.id.slice('call_'.length)}`,
          recording_state: 'expected',
        }
      : call,
  )
}

function sampleOf(call: PastCall, index: number, soundOf: SampleSound): SampleCall {
  const { recording_id: recordingId, connected_at: connectedAt } = call
  if (recordingId === null || connectedAt === null) throw new Error('a sample needs an answered call')
  const { media, sound, durationMs, captions } = soundOf(index, call.duration_ms ?? 0)
  return {
    callId: call.id,
    recordingId,
    companyId: call.company_id,
    deviceId: call.device_id,
    connectedAt,
    durationMs,
    media,
    sound,
    captions,
  }
}

/**
 * Gives the demo's company a past: a month of calls of all agents, the last of them with recordings that were sealed by their phones
 * and verified like any other. Returns how many of each.
 */
export async function seedHistory(
  faces: Faces,
  company: SeededCompany,
  { soundOf, customers, now, dataDir }: SeedHistoryOptions,
): Promise<{ calls: number; recordings: number }> {
  const { db, devices, calls: callsSlice } = faces
  const by = serverOrigin(company.companyId)
  const phones = new Map<string, OldPhone>()
  const agents: PastAgent[] = []
  for (const person of company.people.filter((each: SeededPerson) => each.agentId !== null)) {
    const phone = phones.get(person.orgUnitId) ?? (await registerOldPhone(faces, by))
    phones.set(person.orgUnitId, phone)
    agents.push({ person, deviceId: phone.deviceId, lineNumber: null })
  }
  const calls = withRecordings(makePastCalls({ companyId: company.companyId, agents, customers, now }))
  await callsSlice.customers.ready(company.companyId)
  for (let at = 0; at < calls.length; at += callsPerCommit)
    await db.transaction((tx) => callsSlice.importCalls(tx, calls.slice(at, at + callsPerCommit)))
  const recorded = calls.filter((call) => call.recording_id !== null)
  const keys = new Map([...phones.values()].map(({ deviceId, key }) => [deviceId, key]))
  const recordings = await storeSampleRecordings(
    {
      container: faces,
      deviceKeyOf(deviceId) {
        const key = keys.get(deviceId)
        if (key === undefined) throw new Error(`no old phone is ${deviceId}`)
        return key
      },
      captions: createCaptionsFile(join(dataDir, 'demo-captions.json')),
    },
    recorded.map((call, index) => sampleOf(call, index, soundOf)),
  )
  await db.transaction(async (tx) => {
    for (const { deviceId } of phones.values()) await devices.changeDevice(tx, by, deviceId, 'reset')
  })
  return { calls: calls.length, recordings }
}
