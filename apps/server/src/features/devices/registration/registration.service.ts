import type { RegisterDeviceRequest } from '@smartym/contract'
import type { Clock } from '../../../platform/clock/index.ts'
import { type Db, isDuplicateKey, type Tx } from '../../../platform/db/index.ts'
import type { IdSource } from '../../../platform/ids/index.ts'
import type { AuditOrigin, AuditRecorder } from '../../audit/index.ts'
import { isDeviceKey, isSignedBy, thumbprintOf } from '../device-key.ts'
import { keyInUse, keyProofInvalid, registrationCodeInvalid } from '../devices.errors.ts'
import type { DevicesStore } from '../devices.store.ts'
import type { DeviceRow, RegistrationCodeRow } from '../devices.table.ts'
import { createRegistrationCode, hashRegistrationCode, registrationCodeLifeMs } from './registration-code.ts'
import type { RegistrationStore } from './registration.store.ts'

/** What the lines slice does about SIMs when phones register. */
export interface RegisteredLines {
  /** Throws `lines.not_found`. */
  ensureLine(tx: Tx, companyId: string, lineId: string): Promise<void>
  bindLine(tx: Tx, by: AuditOrigin, lineId: string, deviceId: string): Promise<void>
}

export interface RegistrationDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly store: RegistrationStore
  readonly devices: DevicesStore
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly audit: AuditRecorder
  readonly lines: () => RegisteredLines | undefined
}

/** First start of a phone: a code that somebody gave out, and the proof that the phone holds its key (SEC-1). */
export function createRegistrationService(deps: RegistrationDeps) {
  const { db, store, devices, clock, ids, audit, lines } = deps

  function rowOf(
    deviceId: string,
    code: RegistrationCodeRow,
    spki: Buffer,
    asked: RegisterDeviceRequest,
  ): DeviceRow {
    return {
      id: deviceId,
      company_id: code.company_id,
      state: 'active',
      public_key: spki,
      thumbprint: thumbprintOf(spki),
      model: asked.model,
      os_version: asked.osVersion,
      app_version: asked.appVersion,
      agent_id: null,
      org_unit_id: null,
      line_number: null,
      status: null,
      last_heartbeat_at: null,
      connected_at: null,
      link_node: null,
      link_fence: 0,
      registered_at: clock.now(),
    }
  }

  async function insertDevice(tx: Tx, row: DeviceRow): Promise<void> {
    try {
      await devices.insert(tx, row)
    } catch (error) {
      throw isDuplicateKey(error) ? keyInUse() : error
    }
  }

  return {
    /** A single-use code, valid for 10 minutes. Throws `lines.not_found`. */
    async createRegistrationCode(
      tx: Tx,
      by: AuditOrigin,
      asked: { lineId?: string; note?: string },
    ): Promise<{ code: string; expiresAt: number }> {
      const { lineId = null, note = null } = asked
      if (lineId !== null) await lines()?.ensureLine(tx, by.companyId, lineId)
      const code = createRegistrationCode()
      const now = clock.now()
      const expiresAt = now + registrationCodeLifeMs
      const id = ids.next('registrationCode')
      await store.insert(tx, {
        id,
        code_hash: hashRegistrationCode(code),
        company_id: by.companyId,
        line_id: lineId,
        note,
        created_at: now,
        expires_at: expiresAt,
        used_at: null,
        device_id: null,
      })
      const object = { kind: 'registration_code', id } as const
      await audit.record(tx, {
        ...by,
        kind: 'change',
        action: 'devices.registration_code_created',
        object,
        detail: { lineId },
      })
      return { code, expiresAt }
    },

    /**
     * Makes the phone known. Throws `devices.registration_code_invalid`, `devices.key_proof_invalid`, or
     * `devices.key_in_use` for a key that another phone has registered.
     */
    async registerDevice(
      asked: RegisterDeviceRequest,
      address: string,
    ): Promise<{ deviceId: string; companyId: string; state: 'active' }> {
      const spki = Buffer.from(asked.publicKey, 'base64url')
      const code = await store.findUsable(hashRegistrationCode(asked.code), clock.now())
      if (code === undefined) throw registrationCodeInvalid()
      const message = Buffer.from(`smartym/registration${asked.code}`)
      if (!isDeviceKey(spki) || !isSignedBy(spki, message, asked.proof)) throw keyProofInvalid()

      const deviceId = ids.next('device')
      const companyId = code.company_id
      await db.transaction(async (tx) => {
        if (!(await store.use(tx, code.id, deviceId, clock.now()))) throw registrationCodeInvalid()
        await insertDevice(tx, rowOf(deviceId, code, spki, asked))
        const actor = { kind: 'device', id: deviceId, name: null } as const
        const by = { companyId, actor, address, deviceId }
        const object = { kind: 'device', id: deviceId } as const
        const detail = { registrationCodeId: code.id, model: asked.model }
        await audit.record(tx, { ...by, kind: 'change', action: 'devices.registered', object, detail })
        if (code.line_id !== null) await lines()?.bindLine(tx, by, code.line_id, deviceId)
      })
      return { deviceId, companyId, state: 'active' }
    },
  }
}
export type RegistrationService = ReturnType<typeof createRegistrationService>
