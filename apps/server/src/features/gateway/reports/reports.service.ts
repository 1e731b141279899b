import type { HandsetReport } from '@smartym/contract'
import { maskPhoneNumber } from '@smartym/rules/masking'
import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../../../platform/clock/index.ts'
import { type Db, encodeJson, isPassing, type Tx, withSavepoint } from '../../../platform/db/index.ts'
import { DomainError, requestInvalid, serverInternal } from '../../../platform/errors/index.ts'
import type { ProtectionSlice } from '../../protection/index.ts'
import { reportGap } from '../gateway.errors.ts'
import type { ReportHandlerRegistry } from './report-handler-registry.ts'
import type { ReportOrigin } from './report-handlers.ts'
import type { ReportsStore } from './reports.store.ts'

export interface ReportsDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly store: ReportsStore
  readonly clock: Pick<Clock, 'now'>
  readonly log: FastifyBaseLogger
  readonly handlers: ReportHandlerRegistry
  readonly protection: Pick<ProtectionSlice, 'ready'>
}

const maxRaces = 5

/* What was wrong is seen without the whole number of who was called. */
function withMaskedNumber(report: HandsetReport): HandsetReport {
  if (report.kind !== 'call.started' && report.kind !== 'call.logged') return report
  const { phoneNumber } = report.payload
  if (phoneNumber === null) return report
  const payload = { ...report.payload, phoneNumber: maskPhoneNumber(phoneNumber) }
  return { ...report, payload } as HandsetReport
}

function ensureConsecutive(reports: readonly HandsetReport[]): void {
  const first = reports[0]?.seq ?? 1
  const hole = reports.findIndex(({ seq }, index) => seq !== first + index)
  if (hole !== -1)
    throw requestInvalid({ members: [{ path: `body/reports/${hole}/seq`, rule: 'consecutive' }] })
}

/** What phones say, taken in once and in order (decision 5). */
export function createReportsService({ db, store, clock, log, handlers, protection }: ReportsDeps) {
  /* The row of the phone is held from here on, so that of two batches at once one waits for the other. */
  async function claim(tx: Tx, from: ReportOrigin, lastSeq: number): Promise<number> {
    for (let race = 0; race < maxRaces; race += 1) {
      const known = await store.ensureLastSeq(tx, from.companyId, from.deviceId)
      if (await store.advance(tx, from.deviceId, known, Math.max(known, lastSeq))) return known
    }
    throw new Error('the place in a phone’s reports could not be claimed')
  }

  /* What is wrong with this very report is kept with it; what may pass (database busy, disk full) fails the whole batch. */
  function rejectionOf(error: unknown): DomainError {
    if (error instanceof DomainError) return error
    if (isPassing(error)) throw error
    return serverInternal()
  }

  async function take(tx: Tx, report: HandsetReport, from: ReportOrigin): Promise<void> {
    try {
      await withSavepoint(tx, (part) => handlers.run(part, report, from))
    } catch (error) {
      const rejection = rejectionOf(error)
      const { deviceId } = from
      const line = { err: error, deviceId, seq: report.seq, kind: report.kind, code: rejection.code }
      if (rejection === error) log.warn(line, 'a report was rejected')
      else log.error(line, 'a report could not be taken in')
      await store.insertRejected(tx, {
        device_id: deviceId,
        seq: report.seq,
        company_id: from.companyId,
        kind: report.kind,
        report: encodeJson(withMaskedNumber(report)),
        code: rejection.code,
        params: encodeJson(rejection.params),
        rejected_at: from.receivedAt,
      })
    }
  }

  return {
    /**
     * Takes a batch in, in one transaction; reports known already are passed over. Returns the last seq that the phone
     * may forget. Throws `handset.report_gap` when one is missing before the first, `request.invalid` for a hole inside.
     */
    async takeReports(
      device: { deviceId: string; companyId: string },
      reports: readonly HandsetReport[],
    ): Promise<number> {
      ensureConsecutive(reports)
      const lastSeq = reports.at(-1)?.seq ?? 0
      await protection.ready(device.companyId)
      return db.transaction(async (tx) => {
        const from = { ...device, receivedAt: clock.now() }
        const known = await claim(tx, from, lastSeq)
        const fresh = reports.filter(({ seq }) => seq > known)
        const [first] = fresh
        if (first !== undefined && first.seq !== known + 1) throw reportGap({ expectedSeq: known + 1 })
        for (const report of fresh) await take(tx, report, from)
        return Math.max(known, lastSeq)
      })
    },
  }
}
export type ReportsService = ReturnType<typeof createReportsService>
