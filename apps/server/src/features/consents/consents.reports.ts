import type { HandsetReportOf, ReportHandlers, ReportOrigin } from '../gateway/index.ts'
import type { Tx } from '../../platform/db/index.ts'
import { agentNotOnPhone } from './consents.errors.ts'
import type { ConsentsService } from './consents.service.ts'
import type { ConsentsStore } from './consents.store.ts'

export interface ConsentsReportsDeps {
  readonly store: Pick<ConsentsStore, 'findSignedIn'>
  readonly service: Pick<ConsentsService, 'record'>
  /** Tells the phone where its agent stands now; after the commit. */
  readonly remind: (phone: { companyId: string; deviceId: string; agentId: string }) => void
}

type ConsentReport = HandsetReportOf<'consent.given'> | HandsetReportOf<'consent.withdrawn'>

/** What agents say on their phones (DIS-4). Only the one who works on a phone speaks by it. */
export function createConsentsReports({ store, service, remind }: ConsentsReportsDeps): ReportHandlers {
  async function take(tx: Tx, report: ConsentReport, from: ReportOrigin): Promise<void> {
    const { companyId, deviceId, receivedAt } = from
    const { agentId, consentTextId } = report.payload
    const account = await store.findSignedIn(tx, { deviceId, agentId })
    if (account === undefined) throw agentNotOnPhone()
    const by = {
      companyId,
      actor: { kind: 'account', id: account.id, name: account.name },
      address: null,
      deviceId,
    } as const
    await service.record(tx, by, {
      accountId: account.id,
      consentTextId,
      decision: report.kind === 'consent.given' ? 'given' : 'withdrawn',
      source: 'handset',
      deviceId,
      language: report.kind === 'consent.given' ? report.payload.language : null,
      at: report.isClockSynchronised ? Math.min(report.at, receivedAt) : receivedAt,
      isClockSynchronised: report.isClockSynchronised,
    })
    tx.afterCommit(() => remind({ companyId, deviceId, agentId }))
  }

  return { 'consent.given': take, 'consent.withdrawn': take }
}
