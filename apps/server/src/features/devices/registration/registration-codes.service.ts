import type { CreateRegistrationCodeRequest, RegistrationProgress } from '@smartym/contract'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import type { IdSource } from '../../../platform/ids/index.ts'
import type { AccountsSlice } from '../../accounts/index.ts'
import type { AuditOrigin, AuditRecorder } from '../../audit/index.ts'
import { isInScope, type ListScope, type OrganizationSlice } from '../../organization/index.ts'
import { agentNotFound, registrationCodeNotFound } from '../devices.errors.ts'
import {
  createCodeSecret,
  createTypedCode,
  hashRegistrationCode,
  registrationCodeLifeMs,
} from './registration-code.ts'
import type { RegisteredLines } from './registration.service.ts'
import type { RegistrationStore } from './registration.store.ts'

export interface RegistrationCodesDeps {
  readonly store: RegistrationStore
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly audit: AuditRecorder
  readonly accounts: Pick<AccountsSlice, 'findAgentAccount'>
  readonly organization: Pick<OrganizationSlice, 'ensureUnit'>
  readonly lines: () => RegisteredLines | undefined
  /** Under which codes are hashed. */
  readonly codeKey: Uint8Array
}

/** A code as it is shown, once. */
export interface NewRegistrationCode {
  readonly registrationCodeId: string
  readonly code: string
  readonly secret: string
  readonly expiresAt: number
}

/** For whom a phone will be. */
export interface RegistrationOwner {
  readonly agentId: string | null
  readonly orgUnitId: string | null
}

export function createRegistrationCodes(deps: RegistrationCodesDeps) {
  const { store, clock, ids, audit, accounts, organization, lines, codeKey } = deps

  return {
    /**
     * For whom a code is to be, looked up before its transaction. Throws `agents.not_found` and `organization.not_found` for
     * what the scope does not reach.
     */
    async findOwner(
      scope: ListScope,
      { agentId, orgUnitId }: Pick<CreateRegistrationCodeRequest, 'agentId' | 'orgUnitId'>,
    ): Promise<RegistrationOwner> {
      if (orgUnitId !== undefined) await organization.ensureUnit(scope, orgUnitId)
      if (agentId === undefined) return { agentId: null, orgUnitId: orgUnitId ?? null }
      const account = await accounts.findAgentAccount(scope.companyId, { agentId })
      if (account === undefined || !isInScope(scope, account)) throw agentNotFound()
      return { agentId, orgUnitId: orgUnitId ?? account.orgUnitId }
    },

    /** A single-use code, valid for 10 minutes. Throws `lines.not_found`. */
    async createRegistrationCode(
      tx: Tx,
      by: AuditOrigin,
      asked: Partial<RegistrationOwner> & { lineId?: string; note?: string; isPreapproved?: boolean },
    ): Promise<NewRegistrationCode> {
      const { agentId = null, orgUnitId = null, lineId = null, note = null, isPreapproved = false } = asked
      if (lineId !== null) await lines()?.ensureLine(tx, by.companyId, lineId)
      const code = createTypedCode()
      const secret = createCodeSecret()
      const now = clock.now()
      const expiresAt = now + registrationCodeLifeMs
      const id = ids.next('registrationCode')
      await store.insert(tx, {
        id,
        code_hash: hashRegistrationCode(codeKey, code),
        secret_hash: hashRegistrationCode(codeKey, secret),
        company_id: by.companyId,
        line_id: lineId,
        agent_id: agentId,
        org_unit_id: orgUnitId,
        is_preapproved: isPreapproved ? 1 : 0,
        note,
        created_at: now,
        expires_at: expiresAt,
        used_at: null,
        device_id: null,
      })
      await audit.record(tx, {
        ...by,
        kind: 'change',
        action: 'devices.registration_code_created',
        object: { kind: 'registration_code', id },
        detail: { lineId, agentId, orgUnitId, isPreapproved },
      })
      return { registrationCodeId: id, code, secret, expiresAt }
    },

    /** Has the phone come. Throws `devices.registration_code_not_found`. */
    async getProgress(companyId: string, id: string): Promise<RegistrationProgress> {
      const found = await store.findWithDevice(companyId, id)
      if (found === undefined) throw registrationCodeNotFound()
      const { code, device } = found
      if (device !== undefined)
        return { state: 'used', device: { deviceId: device.id, state: device.state, model: device.model } }
      return { state: code.expires_at > clock.now() ? 'waiting' : 'expired', device: null }
    },
  }
}
export type RegistrationCodes = ReturnType<typeof createRegistrationCodes>
