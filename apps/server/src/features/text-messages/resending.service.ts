import type { Clock } from '../../platform/clock/index.ts'
import type { Db, Tx } from '../../platform/db/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { AuditOrigin, AuditRecorder } from '../audit/index.ts'
import type { GatewaySlice } from '../gateway/index.ts'
import type { ListScope } from '../organization/index.ts'
import type { TemplatesStore } from './templates/text-templates.store.ts'
import { textMessageNotFound, textMessageNotResendable } from './text-messages.errors.ts'
import type { TextMessagesStore } from './text-messages.store.ts'
import type { TextMessageRow } from './text-messages.table.ts'
import type { TextMessagesView } from './text-messages.view.ts'

export interface ResendingDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly audit: AuditRecorder
  readonly gateway: Pick<GatewaySlice, 'createCommand'>
  readonly store: TextMessagesStore
  readonly templates: Pick<TemplatesStore, 'findVersion'>
  readonly view: Pick<TextMessagesView, 'findRow'>
}

const commandLifeMs = 30_000

/* One that is under way may still leave, and one that was withheld has no words. */
function partsOf(row: TextMessageRow) {
  const {
    customer_number: phoneNumber,
    body,
    text_template_id: textTemplateId,
    template_version: version,
  } = row
  const isOver = row.state === 'sent' || row.state === 'failed'
  if (!isOver || phoneNumber === null || body === null || textTemplateId === null || version === null)
    throw textMessageNotResendable()
  return { phoneNumber, body, textTemplateId, templateVersion: version }
}

/** Texts that somebody wants sent again (INB-1): a text of its own, by the same phone, if it is there. */
export function createResending(deps: ResendingDeps) {
  const { db, clock, ids, audit, gateway, store, templates, view } = deps

  async function keep(tx: Tx, row: TextMessageRow): Promise<string> {
    const id = ids.next('textMessage')
    await store.insert(tx, {
      ...row,
      id,
      state: 'ordered',
      fault: null,
      resends_id: row.id,
      ordered_at: clock.now(),
      settled_at: null,
    })
    return id
  }

  return {
    /** Its id. Throws `text_messages.not_found`, `text_messages.not_resendable`. */
    async resend(scope: ListScope, textMessageId: string, by: AuditOrigin): Promise<string> {
      const row = await view.findRow(scope, textMessageId)
      if (row === undefined) throw textMessageNotFound()
      const parts = partsOf(row)
      return db.transaction(async (tx) => {
        const version = await templates.findVersion(tx, parts.textTemplateId, parts.templateVersion)
        const resentId = await keep(tx, row)
        await gateway.createCommand(tx, {
          companyId: row.company_id,
          deviceId: row.device_id,
          kind: 'send_text',
          payload: {
            ...parts,
            textMessageId: resentId,
            callId: row.call_id,
            // Of words that nobody knows any more the stricter rule counts.
            isAdvertising: version?.is_advertising !== 0,
          },
          notAfter: clock.now() + commandLifeMs,
          isReceiptAwaited: true,
        })
        await audit.record(tx, {
          ...by,
          kind: 'change',
          action: 'text_messages.resent',
          object: { kind: 'text_message', id: textMessageId },
          subjectReference: row.customer_reference,
          detail: { textMessageId: resentId, callId: row.call_id },
        })
        return resentId
      })
    },

    /** The phone was not there. */
    async giveUp(tx: Tx, textMessageId: string): Promise<void> {
      await store.settle(tx, textMessageId, { state: 'failed', fault: 'phone_unreachable' }, clock.now())
    },
  }
}
export type Resending = ReturnType<typeof createResending>
