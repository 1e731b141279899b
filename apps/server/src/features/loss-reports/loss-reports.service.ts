import type { Clock } from '../../platform/clock/index.ts'
import type { Db, Tx } from '../../platform/db/index.ts'
import { createTimeText, sayIn } from '../../platform/exports/index.ts'
import type { Language } from '../../platform/http/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { AuditOrigin, AuditRecorder } from '../audit/index.ts'
import type { DeviceChangeHandler, DevicesSlice } from '../devices/index.ts'
import type { GatewaySlice } from '../gateway/index.ts'
import type { ListScope, OrganizationSlice } from '../organization/index.ts'
import { renderLossReport } from './loss-report.pdf.ts'
import { lossReportNotFound } from './loss-reports.errors.ts'
import type { LossReportsStore } from './loss-reports.store.ts'
import type { LossReportsView } from './loss-reports.view.ts'

export interface LossReportsDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly audit: AuditRecorder
  readonly store: LossReportsStore
  readonly view: LossReportsView
  readonly devices: Pick<DevicesSlice, 'getDevice' | 'listChanges'>
  readonly gateway: Pick<GatewaySlice, 'findWipeOrder'>
  readonly organization: Pick<OrganizationSlice, 'getCompany'>
}

/** A document as it is taken away. */
export interface LossDocument {
  readonly name: string
  readonly bytes: Buffer
}

/** Losses of phones: that they were reported, and what the company hands to its security department (SEC-14). */
export function createLossReports(deps: LossReportsDeps) {
  const { db, clock, ids, audit, store, view, devices, gateway, organization } = deps

  /* In the transaction of the report itself: none is lost, and none is made up. */
  const onDeviceChange: DeviceChangeHandler = async (tx, by, change) => {
    const { deviceId, companyId, act, agentId, reason } = change
    if (act !== 'report_lost') return
    const owner = await store.findOwner(tx, deviceId, agentId)
    if (owner === undefined) return
    await store.insert(tx, {
      id: ids.next('lossReport'),
      company_id: companyId,
      device_id: deviceId,
      ...owner,
      agent_id: agentId,
      reason,
      reported_by: by.actor.name,
      reported_at: clock.now(),
    })
  }

  return {
    onDeviceChange,
    listPage: view.listPage,

    /** As things stand now; that it was taken away is committed before it is made. Throws `loss_reports.not_found`. */
    async makeDocument(
      scope: ListScope,
      lossReportId: string,
      by: AuditOrigin,
      language: Language,
    ): Promise<LossDocument> {
      const report = await view.find(scope, lossReportId)
      if (report === undefined) throw lossReportNotFound()
      const { deviceId } = report
      const reach = { companyId: scope.companyId, orgUnitIds: null, agentId: null }
      const [device, changes, held, company] = await Promise.all([
        devices.getDevice(reach, deviceId),
        devices.listChanges(reach, deviceId),
        view.findHeld(deviceId),
        organization.getCompany(scope.companyId),
      ])
      const wipe = await db.transaction(async (tx: Tx) => {
        await audit.record(tx, {
          ...by,
          kind: 'download',
          action: 'loss_reports.created',
          object: { kind: 'device', id: deviceId },
          detail: { lossReportId, entries: held.count },
        })
        return gateway.findWipeOrder(tx, deviceId)
      })
      const facts = {
        report,
        device,
        changes: changes.toReversed(),
        held,
        wipe,
        companyName: company.name,
        madeAt: clock.now(),
        madeBy: by.actor.name,
      }
      /* The font has no simplified Chinese; who reads neither of the two is served best by English. */
      const words = {
        say: sayIn(language === 'ko' ? 'ko' : 'en'),
        timeText: createTimeText(company.timeZone),
      }
      const day = words.timeText(report.reportedAt).slice(0, 10)
      return {
        name: `loss-report-${day}-${deviceId.slice(-6)}.pdf`,
        bytes: await renderLossReport(facts, words),
      }
    },
  }
}
export type LossReports = ReturnType<typeof createLossReports>
