import type { ListTextMessagesQuery, TextMessageResponse } from '@smartym/contract'
import { parseInstant } from '../../platform/clock/index.ts'
import { countCapped, type Db, keysetPage, toPage } from '../../platform/db/index.ts'
import { showPhoneNumber } from '../accounts/index.ts'
import type { Sight } from '../customers/index.ts'
import { type ListScope, whereInScope } from '../organization/index.ts'
import type { RowCustomers } from '../protection/index.ts'
import type { TextMessageRow, TextMessagesTables } from './text-messages.table.ts'

/** Through whose rights rows are drawn, and what their units are called. */
export interface TextNames {
  readonly sight: Sight
  readonly unitNames: ReadonlyMap<string, string>
}

function responseOf(row: TextMessageRow, { sight, unitNames }: TextNames): TextMessageResponse {
  return {
    textMessageId: row.id,
    callId: row.call_id,
    state: row.state,
    fault: row.fault,
    withheldReason: row.withheld_reason,
    ...sight.customerOf(row),
    agentId: row.agent_id,
    agentName: sight.agentNameOf(row),
    orgUnitId: row.org_unit_id,
    orgUnitName: row.org_unit_id === null ? null : (unitNames.get(row.org_unit_id) ?? null),
    lineNumber: row.line_number === null ? null : showPhoneNumber(row.line_number).text,
    body: row.body,
    parts: row.parts,
    textTemplateId: row.text_template_id,
    templateVersion: row.template_version,
    resendsId: row.resends_id,
    orderedAt: new Date(row.ordered_at).toISOString(),
    settledAt: row.settled_at === null ? null : new Date(row.settled_at).toISOString(),
  }
}

/** Texts on the screen. */
export function createTextMessagesView(db: Pick<Db, 'read'>, customers: RowCustomers<never>) {
  const reached = (scope: ListScope) =>
    whereInScope(db.read<TextMessagesTables>().selectFrom('text_messages'), scope, {
      companyId: 'text_messages.company_id',
      orgUnitId: 'text_messages.org_unit_id',
      agentId: 'text_messages.agent_id',
    })

  function filtered(scope: ListScope, { state, agentId, callId, ...period }: ListTextMessagesQuery) {
    const from = parseInstant(period.from)
    const to = parseInstant(period.to)
    let query = reached(scope)
    if (from !== undefined) query = query.where('ordered_at', '>=', from)
    if (to !== undefined) query = query.where('ordered_at', '<', to)
    if (state !== undefined) query = query.where('state', '=', state)
    if (agentId !== undefined) query = query.where('agent_id', '=', agentId)
    return callId === undefined ? query : query.where('call_id', '=', callId)
  }

  return {
    /** One page, newest first. */
    async listPage(scope: ListScope, query: ListTextMessagesQuery, names: TextNames) {
      const { limit = 50, cursor, withTotal } = query
      await customers.ready(scope.companyId)
      const found = filtered(scope, query)
      const list = { list: 'text-messages', limit }
      const page = { ...list, at: 'ordered_at', id: 'text_messages.id', cursor } as const
      const stored = await keysetPage(found.selectAll('text_messages'), page).execute()
      const { rows, nextCursor } = toPage(stored, list, (row) => ({ at: row.ordered_at, id: row.id }))
      const count = withTotal === true ? await countCapped(db.read<TextMessagesTables>(), found) : {}
      return { items: rows.map((row) => responseOf(customers.openRow(row), names)), nextCursor, ...count }
    },

    /** Undefined for one that the scope does not reach. */
    async findRow(scope: ListScope, textMessageId: string): Promise<TextMessageRow | undefined> {
      await customers.ready(scope.companyId)
      const row = await reached(scope)
        .selectAll('text_messages')
        .where('id', '=', textMessageId)
        .executeTakeFirst()
      return row && customers.openRow(row)
    },
  }
}
export type TextMessagesView = ReturnType<typeof createTextMessagesView>
