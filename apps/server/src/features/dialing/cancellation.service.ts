import type { Clock } from '../../platform/clock/index.ts'
import type { Db, Tx } from '../../platform/db/index.ts'
import type { PersonChange } from '../accounts/index.ts'
import type { AuditOrigin, AuditRecorder } from '../audit/index.ts'
import type { GatewaySlice } from '../gateway/index.ts'
import type { DialProgress } from './dial-progress.service.ts'
import { notCancelable, requestNotFound } from './dialing.errors.ts'
import { isCancelable, waitingForReceipt } from './dialing.rules.ts'
import type { DialingStore } from './dialing.store.ts'
import type { RowCustomers } from '../protection/index.ts'
import type { StoredDialRequestRow } from './dialing.table.ts'

export interface CancellationDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly store: DialingStore
  readonly rowCustomers: Pick<RowCustomers, 'ready' | 'open'>
  readonly progress: Pick<DialProgress, 'endUndialed'>
  readonly gateway: Pick<GatewaySlice, 'createCommand' | 'expireCommand'>
  readonly audit: AuditRecorder
}

/** A phone that comes back later than this needs no order to stop: the call is over or was never made. */
const cancelCommandLifeMs = 60_000
/** What is older has been given up, or is a call. */
const longestOpenMs = 24 * 3_600_000

/** Takes requests back. */
export function createCancellation(deps: CancellationDeps) {
  const { db, clock, store, rowCustomers, progress, gateway, audit } = deps

  /** Orders the phone to drop the request: not to dial, or to hang up. */
  async function orderCancel(tx: Tx, row: StoredDialRequestRow): Promise<void> {
    await gateway.createCommand(tx, {
      companyId: row.company_id,
      deviceId: row.device_id,
      kind: 'cancel_dial',
      payload: { dialRequestId: row.id },
      notAfter: clock.now() + cancelCommandLifeMs,
    })
  }

  async function cancelInside(tx: Tx, row: StoredDialRequestRow, by: AuditOrigin): Promise<void> {
    const isUntaken =
      waitingForReceipt.includes(row.state) && (await gateway.expireCommand(tx, row.command_id))
    if (isUntaken) await progress.endUndialed(tx, row.id, 'canceled')
    else await orderCancel(tx, row)
    await audit.record(tx, {
      ...by,
      kind: 'change',
      action: 'dialing.canceled',
      object: { kind: 'dial_request', id: row.id },
      subjectReference: rowCustomers.open(row).customer_reference,
      detail: { state: row.state },
    })
  }

  return {
    /** Told by a receipt that came after the command had been expired. */
    async cancelLate(tx: Tx, dialRequestId: string): Promise<void> {
      const row = await store.findRequest(tx, dialRequestId)
      if (row !== undefined) await orderCancel(tx, row)
    },

    /**
     * Before the phone's receipt the command just ends; afterwards the phone is told, and its word decides. Throws
     * `dialing.not_cancelable` once somebody has answered or the request has ended.
     */
    async cancel(dialRequestId: string, by: AuditOrigin): Promise<void> {
      await rowCustomers.ready(by.companyId)
      await db.transaction(async (tx) => {
        const row = await store.findRequest(tx, dialRequestId)
        if (row === undefined) throw requestNotFound()
        if (!isCancelable(row.state)) throw notCancelable({ dialRequestState: row.state })
        await cancelInside(tx, row, by)
      })
    },

    /** Takes back what somebody who leaves, or is no agent any more, has not been connected for. */
    async onPersonChange(tx: Tx, by: AuditOrigin, { kind, agentId }: PersonChange): Promise<void> {
      if (kind === 'moved' || agentId === null) return
      const open = await store.listOpen(tx, agentId, clock.now() - longestOpenMs)
      for (const row of open) if (isCancelable(row.state)) await cancelInside(tx, row, by)
    },
  }
}
export type Cancellation = ReturnType<typeof createCancellation>
