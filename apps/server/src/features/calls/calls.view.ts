import type { CallResponse, DispositionChoice } from '@smartym/contract'
import { countCapped, countUpTo, type Db, keysetPage, toPage } from '../../platform/db/index.ts'
import type { Language } from '../../platform/http/index.ts'
import { type AccountsTables, showPhoneNumber } from '../accounts/index.ts'
import type { Sight } from '../customers/index.ts'
import { type ListScope, whereInScope } from '../organization/index.ts'
import type { RowCustomers } from '../protection/index.ts'
import { type CallSearch, orderOf, searchCalls } from './call-search.view.ts'
import type { CallRow, CallsTables, CallStepRow } from './calls.table.ts'

/** What the rows' codes and ids are called. */
export interface CallNames {
  readonly unitNames: ReadonlyMap<string, string>
  readonly dispositions: readonly DispositionChoice[]
  readonly language: Language
  /** What the caller may see of the rows' persons. */
  readonly sight: Sight
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

/** The disposition of a call in the caller's language; a code that the company has dropped is its own name. */
export function dispositionOf(
  row: Pick<CallRow, 'disposition_code' | 'disposition_note' | 'disposition_at'>,
  { dispositions, language }: Pick<CallNames, 'dispositions' | 'language'>,
): CallResponse['disposition'] {
  const { disposition_code: code, disposition_note: note, disposition_at: at } = row
  if (code === null || at === null) return null
  const choice = dispositions.find((candidate) => candidate.code === code)
  return { code, name: choice?.name[language] ?? code, note, recordedAt: new Date(at).toISOString() }
}

/** A call as its reader may see it. */
export function callResponseOf(row: CallRow, names: CallNames): CallResponse {
  return {
    callId: row.id,
    source: row.source ?? 'app',
    direction: row.direction,
    phase: row.phase,
    outcome: row.outcome,
    agentId: row.agent_id,
    agentName: names.sight.agentNameOf(row),
    employeeNumber: row.employee_number,
    extension: row.extension,
    orgUnitId: row.org_unit_id,
    orgUnitName: row.org_unit_id === null ? null : (names.unitNames.get(row.org_unit_id) ?? null),
    deviceId: row.device_id,
    lineNumber: row.line_number === null ? null : showPhoneNumber(row.line_number).text,
    ...names.sight.customerOf(row),
    purpose: row.purpose,
    dialRequestId: row.dial_request_id,
    startedAt: new Date(row.started_at).toISOString(),
    ringingAt: isoOrNull(row.ringing_at),
    connectedAt: isoOrNull(row.connected_at),
    endedAt: isoOrNull(row.ended_at),
    durationMs: row.connected_at === null ? null : row.duration_ms,
    disposition: dispositionOf(row, names),
    coverage: row.coverage,
    recordingId: row.recording_id,
    recordingState: row.recording_state,
  }
}

export interface PageQuery {
  readonly limit?: number
  readonly cursor?: string
  readonly withTotal?: boolean
}

export interface CallPage {
  items: CallResponse[]
  nextCursor: string | null
  total?: number
  isTotalCapped?: boolean
}

/** The screens of calls. */
export function createCallsView(db: Pick<Db, 'read'>, customers: RowCustomers) {
  const read = () => db.read<CallsTables>()

  return {
    /** One page, newest first; `names` is asked for what the shown rows need. */
    async listCalls(search: CallSearch, page: PageQuery, names: CallNames): Promise<CallPage> {
      const { limit = 50, cursor, withTotal } = page
      await customers.ready(search.scope.companyId)
      const found = searchCalls(read(), search, customers)
      const keyset = { list: 'calls', ...orderOf(search), cursor, limit } as const
      const rows = await keysetPage(found.selectAll('calls'), keyset).execute()
      const { rows: shown, nextCursor } = toPage(rows, keyset, (row) => ({ at: row.started_at, id: row.id }))
      return {
        items: shown.map((row) => callResponseOf(customers.openRow(row), names)),
        nextCursor,
        ...(withTotal === true && (await countCapped(read(), found))),
      }
    },

    /** How many calls fit; above `limit` any greater number. */
    async countCalls(search: CallSearch, limit: number): Promise<number> {
      await customers.ready(search.scope.companyId)
      const found = searchCalls(read(), search, customers).select(['started_at as at', 'id'])
      return countUpTo(found, orderOf(search), limit)
    },

    /** An agent's name of today. */
    async findAgentName(companyId: string, agentId: string): Promise<string | null> {
      const row = await db
        .read<AccountsTables>()
        .selectFrom('accounts')
        .select('name')
        .where('agent_id', '=', agentId)
        .where('company_id', '=', companyId)
        .executeTakeFirst()
      return row?.name ?? null
    },

    /** The row of a call, if the scope reaches it. */
    async findRow(scope: ListScope, callId: string): Promise<CallRow | undefined> {
      await customers.ready(scope.companyId)
      const row = await whereInScope(read().selectFrom('calls'), scope, {
        companyId: 'calls.company_id',
        orgUnitId: 'calls.org_unit_id',
        agentId: 'calls.agent_id',
      })
        .selectAll('calls')
        .where('id', '=', callId)
        .executeTakeFirst()
      return row && customers.openRow(row)
    },

    /** Steps that a call has reached, in the order of their times. */
    listSteps(callId: string): Promise<CallStepRow[]> {
      return read().selectFrom('call_steps').selectAll().where('call_id', '=', callId).orderBy('at').execute()
    },

    /** Calls that have begun in a time and have not ended. */
    async listOpenCalls(startedFrom: number, startedBefore: number): Promise<string[]> {
      const rows = await read()
        .selectFrom('calls')
        .select('id')
        .where('started_at', '>=', startedFrom)
        .where('started_at', '<', startedBefore)
        .where('phase', '!=', 'ended')
        .execute()
      return rows.map((row) => row.id)
    },
  }
}
export type CallsView = ReturnType<typeof createCallsView>
