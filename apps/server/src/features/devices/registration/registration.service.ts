import type { AttestationVerdict, RegisterDeviceRequest, RegisterDeviceResponse } from '@smartym/contract'
import type { Clock } from '../../../platform/clock/index.ts'
import { type Db, isDuplicateKey, type Tx } from '../../../platform/db/index.ts'
import type { IdSource } from '../../../platform/ids/index.ts'
import type { AuditOrigin, AuditRecorder } from '../../audit/index.ts'
import type { SettingsSlice } from '../../settings/index.ts'
import { isDeviceKey, isSignedBy } from '../device-key.ts'
import { challengeInvalid, keyInUse, keyProofInvalid, registrationCodeInvalid } from '../devices.errors.ts'
import type { DevicesStore } from '../devices.store.ts'
import type { DeviceRow, RegistrationCodeRow } from '../devices.table.ts'
import type { AttestationChecker } from './attestation.port.ts'
import type { CodeThrottle } from './code-throttle.ts'
import { deviceRowOf } from './device-row.ts'
import type { ListedDevicesStore } from './listed-devices.store.ts'
import type { RegistrationChallenges } from './registration-challenge.ts'
import { hashRegistrationCode, kindOfCode } from './registration-code.ts'
import type { RegistrationStore } from './registration.store.ts'

/** What the lines slice does about SIMs when phones register. */
export interface RegisteredLines {
  /** Throws `lines.not_found`. */
  ensureLine(tx: Tx, companyId: string, lineId: string): Promise<void>
  bindLine(tx: Tx, by: AuditOrigin, lineId: string, deviceId: string): Promise<void>
  /** The SIM in a phone. */
  findLineId(tx: Tx, deviceId: string): Promise<string | undefined>
}

export interface RegistrationDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly store: RegistrationStore
  readonly devices: DevicesStore
  readonly listed: Pick<ListedDevicesStore, 'use'>
  readonly challenges: RegistrationChallenges
  readonly throttle: CodeThrottle
  readonly attestations: AttestationChecker
  readonly settings: Pick<SettingsSlice, 'get'>
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly audit: AuditRecorder
  readonly lines: () => RegisteredLines | undefined
  readonly codeKey: Uint8Array
}

type Standing = { readonly state: 'active' | 'pending'; readonly cause: 'registered' | 'listed' }

/** First start of a phone: a code that somebody gave out, and the proof that the phone holds its key (SEC-1). */
export function createRegistrationService(deps: RegistrationDeps) {
  const { db, store, devices, listed, challenges, throttle, settings, clock, ids, audit, lines } = deps

  async function findCode(text: string, address: string): Promise<RegistrationCodeRow> {
    throttle.ensureAllowed(address)
    const kind = kindOfCode(text)
    const hash = hashRegistrationCode(deps.codeKey, text)
    const code = kind && (await store.findUsable(kind, hash, clock.now()))
    if (code !== undefined) return code
    throttle.noteWrong(address)
    throw registrationCodeInvalid()
  }

  /* The challenge is the server's and fresh, so the signature was made now, by who has the key. */
  function ensureProved(asked: RegisterDeviceRequest): Buffer {
    const spki = Buffer.from(asked.publicKey, 'base64url')
    if (!challenges.isLive(asked.challenge, clock.now())) throw challengeInvalid()
    const message = Buffer.from(`smartym/registration${asked.challenge}${asked.code}`)
    if (!isDeviceKey(spki) || !isSignedBy(spki, message, asked.proof)) throw keyProofInvalid()
    return spki
  }

  async function verdictOf(asked: RegisterDeviceRequest, publicKey: Buffer): Promise<AttestationVerdict> {
    if (asked.attestation === undefined) return 'absent'
    const chain = asked.attestation.map((certificate) => Buffer.from(certificate, 'base64'))
    const challenge = Buffer.from(asked.challenge, 'base64url')
    return deps.attestations.check({ chain, challenge, publicKey })
  }

  async function standingOf(
    tx: Tx,
    deviceId: string,
    code: RegistrationCodeRow,
    { assetNumber }: RegisterDeviceRequest,
    approval: 'manual' | 'listed',
  ): Promise<Standing> {
    if (code.is_preapproved === 1) return { state: 'active', cause: 'registered' }
    const isListed =
      approval === 'listed' &&
      assetNumber !== undefined &&
      (await listed.use(tx, code.company_id, assetNumber, deviceId))
    return isListed ? { state: 'active', cause: 'listed' } : { state: 'pending', cause: 'registered' }
  }

  async function insertDevice(tx: Tx, row: DeviceRow): Promise<void> {
    try {
      await devices.insert(tx, row)
    } catch (error) {
      throw isDuplicateKey(error) ? keyInUse() : error
    }
  }

  async function recordRegistered(
    tx: Tx,
    by: AuditOrigin,
    row: DeviceRow,
    { code, cause }: { code: RegistrationCodeRow; cause: Standing['cause'] },
  ): Promise<void> {
    const { id: deviceId, company_id: companyId, state, model } = row
    await devices.insertChange(tx, {
      id: ids.next('deviceChange'),
      company_id: companyId,
      device_id: deviceId,
      from_state: null,
      to_state: state,
      cause,
      reason: null,
      actor_kind: by.actor.kind,
      actor_id: by.actor.id,
      changed_at: row.registered_at,
    })
    const object = { kind: 'device', id: deviceId } as const
    const detail = { registrationCodeId: code.id, model, state, cause, agentId: code.agent_id }
    await audit.record(tx, { ...by, kind: 'change', action: 'devices.registered', object, detail })
    if (code.line_id !== null) await lines()?.bindLine(tx, by, code.line_id, deviceId)
  }

  return {
    createChallenge: challenges.create,

    /**
     * Makes the phone known: approved already by its code or the company's list, or waiting to be. Throws
     * `devices.registration_code_invalid`, `devices.registration_throttled`, `devices.challenge_invalid`,
     * `devices.key_proof_invalid`, or `devices.key_in_use` for a key that another phone has registered.
     */
    async registerDevice(asked: RegisterDeviceRequest, address: string): Promise<RegisterDeviceResponse> {
      const code = await findCode(asked.code, address)
      const publicKey = ensureProved(asked)
      const verdict = await verdictOf(asked, publicKey)
      const companyId = code.company_id
      const approval = await settings.get(companyId, 'devices.approval')
      const deviceId = ids.next('device')
      const by = {
        companyId,
        actor: { kind: 'device', id: deviceId, name: null },
        address,
        deviceId,
      } as const
      return db.transaction(async (tx) => {
        const now = clock.now()
        if (!(await store.use(tx, code.id, deviceId, now))) throw registrationCodeInvalid()
        const { state, cause } = await standingOf(tx, deviceId, code, asked, approval)
        const row = deviceRowOf({ deviceId, state, code, publicKey, verdict, asked, now })
        await insertDevice(tx, row)
        await recordRegistered(tx, by, row, { code, cause })
        return { deviceId, companyId, state }
      })
    },
  }
}
export type RegistrationService = ReturnType<typeof createRegistrationService>
