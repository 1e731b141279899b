import type {
  ChangeLineRequest,
  ChangeLinesRequest,
  ChangeLinesResponse,
  CreateLineRequest,
  LineChangeResponse,
  LineCodeResponse,
  LineResponse,
  ListLinesQuery,
} from '@smartym/contract'
import type { Db, Tx } from '../../platform/db/index.ts'
import { changeEach, requestInvalid } from '../../platform/errors/index.ts'
import type { AuditOrigin } from '../audit/index.ts'
import type { DevicesSlice } from '../devices/index.ts'
import type { ListScope, OrganizationSlice } from '../organization/index.ts'
import type { LineCodes } from './codes/line-codes.service.ts'
import { lineNotFound } from './lines.errors.ts'
import { type LinesService, parseLineNumber } from './lines.service.ts'
import type { LinesView } from './lines.view.ts'

export interface LineDeskDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly view: LinesView
  readonly lines: Pick<LinesService, 'createLine' | 'changeLine' | 'removeLine' | 'bindLine'>
  readonly codes: LineCodes
  readonly devices: Pick<DevicesSlice, 'getDevice'>
  readonly organization: Pick<OrganizationSlice, 'narrowScope' | 'unitNames'>
}

/** Who does something, and how far they reach. */
export interface LineAct {
  readonly scope: ListScope
  readonly by: AuditOrigin
}

/** What people see of lines and do to them; what their scope does not reach is not there. */
export function createLineDesk({ db, view, lines, codes, devices, organization }: LineDeskDeps) {
  async function getLine(scope: ListScope, lineId: string): Promise<LineResponse> {
    const found = await view.findLine(scope, lineId)
    if (found === undefined) throw lineNotFound()
    return found
  }

  async function ensurePhone(scope: ListScope, deviceId: string | null | undefined): Promise<void> {
    if (deviceId !== undefined && deviceId !== null) await devices.getDevice(scope, deviceId)
  }

  return {
    getLine,

    async listLines(scope: ListScope, { orgUnitId, ...query }: ListLinesQuery) {
      return view.listLines(await organization.narrowScope(scope, orgUnitId), query)
    },

    async countLines(scope: ListScope, { orgUnitId, ...filter }: ListLinesQuery, limit: number) {
      return view.countLines(await organization.narrowScope(scope, orgUnitId), filter, limit)
    },

    async unitName(companyId: string, orgUnitId: string | undefined): Promise<string | null> {
      if (orgUnitId === undefined) return null
      return (await organization.unitNames(companyId)).get(orgUnitId) ?? null
    },

    /** Throws `lines.not_found`. */
    async listChanges(scope: ListScope, lineId: string): Promise<LineChangeResponse[]> {
      await getLine(scope, lineId)
      return view.listChanges(scope.companyId, lineId)
    },

    /** `complete` answers in the same transaction. Throws `lines.number_invalid`, `number_in_use`, `devices.not_found`. */
    async createLine<T>(
      { scope, by }: LineAct,
      { phoneNumber, carrier = '', deviceId }: CreateLineRequest,
      complete: (tx: Tx, lineId: string) => Promise<T>,
    ): Promise<T> {
      await ensurePhone(scope, deviceId)
      const line = { companyId: scope.companyId, phoneNumber: parseLineNumber(phoneNumber), carrier }
      return db.transaction(async (tx) => {
        const lineId = await lines.createLine(tx, by, { ...line, isVerified: false })
        if (deviceId !== undefined) await lines.bindLine(tx, by, lineId, deviceId)
        return complete(tx, lineId)
      })
    },

    /** Throws `lines.not_found`, `number_invalid`, `number_in_use`, `devices.not_found`. */
    async changeLine(
      { scope, by }: LineAct,
      lineId: string,
      asked: ChangeLineRequest,
    ): Promise<LineResponse> {
      await getLine(scope, lineId)
      await ensurePhone(scope, asked.deviceId)
      await db.transaction((tx) => lines.changeLine(tx, by, lineId, asked))
      /* A SIM that was taken out of its phone is in nobody's unit. */
      return getLine({ companyId: scope.companyId, orgUnitIds: null, agentId: null }, lineId)
    },

    /** Each line by itself: one that cannot be changed holds up none of the others. Throws `request.invalid` without a carrier. */
    async changeMany(
      { scope, by }: LineAct,
      { act, lineIds, carrier }: ChangeLinesRequest,
    ): Promise<ChangeLinesResponse> {
      if (act === 'set_carrier' && carrier === undefined)
        throw requestInvalid({ members: [{ path: 'body/carrier', rule: 'required' }] })
      const change = act === 'take_out' ? { deviceId: null } : { carrier: carrier ?? '' }
      return changeEach('lineId', lineIds, async (lineId) => {
        await getLine(scope, lineId)
        await db.transaction((tx) =>
          act === 'remove' ? lines.removeLine(tx, by, lineId) : lines.changeLine(tx, by, lineId, change),
        )
      })
    },

    /** Throws `lines.not_found`. */
    async removeLine({ scope, by }: LineAct, lineId: string): Promise<void> {
      await getLine(scope, lineId)
      await db.transaction((tx) => lines.removeLine(tx, by, lineId))
    },

    /** Throws `lines.not_found`, `lines.code_unavailable`. */
    async sendCode({ scope, by }: LineAct, lineId: string): Promise<LineCodeResponse> {
      await getLine(scope, lineId)
      return codes.sendCode(by, lineId)
    },

    /** Throws `lines.not_found`, `lines.code_wrong`, `lines.code_expired`. */
    async verifyLine({ scope, by }: LineAct, lineId: string, code: string): Promise<LineResponse> {
      await getLine(scope, lineId)
      await codes.verify(by, lineId, code)
      return getLine(scope, lineId)
    },
  }
}
export type LineDesk = ReturnType<typeof createLineDesk>
