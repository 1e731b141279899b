import type { Tx } from '../../platform/db/index.ts'
import type { CallsSlice } from '../calls/index.ts'
import type { ReportHandlers, ReportOrigin } from '../gateway/index.ts'
import { textMessageNotFound } from './text-messages.errors.ts'
import type { TextMessagesStore } from './text-messages.store.ts'
import type { StoredTextMessageRow, TextMessageRow } from './text-messages.table.ts'

export interface TextReportsDeps {
  readonly store: TextMessagesStore
  readonly calls: Pick<CallsSlice, 'getCallOf'>
}

/** What phones say of their texts (INB-1). */
export function textMessagesReportHandlers({ store, calls }: TextReportsDeps): ReportHandlers {
  /* Whom it is for is what the server knows of the call; a phone speaks of its own calls only. */
  async function rowFor(tx: Tx, textMessageId: string, callId: string, from: ReportOrigin) {
    const call = await calls.getCallOf(tx, callId, from)
    return {
      id: textMessageId,
      company_id: from.companyId,
      org_unit_id: call.org_unit_id,
      agent_id: call.agent_id,
      agent_name: call.agent_name,
      device_id: from.deviceId,
      line_number: call.line_number,
      call_id: callId,
      customer_number: call.customer_number,
      customer_name: call.customer_name,
      customer_reference: call.customer_reference,
      fault: null,
      resends_id: null,
    } satisfies Partial<TextMessageRow>
  }

  /* A clock that is ahead must not keep its texts at the top of the list. */
  const notAfter = ({ receivedAt }: ReportOrigin, at: number): number => Math.min(receivedAt, at)

  async function known(tx: Tx, textMessageId: string, from: ReportOrigin): Promise<StoredTextMessageRow> {
    const row = await store.find(tx, textMessageId, from.deviceId)
    if (row === undefined || row.company_id !== from.companyId) throw textMessageNotFound()
    return row
  }

  return {
    async 'text.ordered'(tx, { payload, at }, from) {
      const { textMessageId, callId, body, parts, textTemplateId, templateVersion } = payload
      await store.insert(tx, {
        ...(await rowFor(tx, textMessageId, callId, from)),
        state: 'ordered',
        withheld_reason: null,
        body,
        parts,
        text_template_id: textTemplateId,
        template_version: templateVersion,
        ordered_at: notAfter(from, at),
        settled_at: null,
      })
    },

    async 'text.withheld'(tx, { payload, at }, from) {
      const { textMessageId, callId, reason } = payload
      const isNew = await store.insert(tx, {
        ...(await rowFor(tx, textMessageId, callId, from)),
        state: 'withheld',
        withheld_reason: reason,
        body: null,
        parts: null,
        text_template_id: null,
        template_version: null,
        ordered_at: notAfter(from, at),
        settled_at: from.receivedAt,
      })
      // One that somebody asked for here.
      if (isNew) return
      await known(tx, textMessageId, from)
      await store.settle(tx, textMessageId, { state: 'withheld', withheld_reason: reason }, at)
    },

    async 'text.sent'(tx, { payload: { textMessageId, parts }, at }, from) {
      await known(tx, textMessageId, from)
      await store.settle(tx, textMessageId, { state: 'sent', parts }, at)
    },

    async 'text.failed'(tx, { payload: { textMessageId, fault }, at }, from) {
      const { state } = await known(tx, textMessageId, from)
      if (state !== 'sent') await store.settle(tx, textMessageId, { state: 'failed', fault }, at)
    },
  }
}
