import type {
  AuditEntryResponse,
  ListSystemChangesQuery,
  ListSystemErrorsQuery,
  SystemChangeResponse,
  SystemErrorResponse,
} from '@smartym/contract'
import type { Static } from 'typebox'
import { countCapped, countUpTo, type Db, decodeJson, keysetPage, toPage } from '../../platform/db/index.ts'
import type { SystemErrorRow, SystemTables } from './system.table.ts'

export type ErrorsQuery = Static<typeof ListSystemErrorsQuery>
export type ChangesQuery = Static<typeof ListSystemChangesQuery>

function responseOf(row: SystemErrorRow): SystemErrorResponse {
  return {
    systemErrorId: row.id,
    at: new Date(row.at).toISOString(),
    node: row.node,
    message: row.message,
    errorType: row.error_type,
    errorCode: row.error_code,
    places: decodeJson<string[]>(row.places),
    requestId: row.request_id,
  }
}

interface ChangedValue {
  readonly key?: unknown
  readonly before?: unknown
  readonly after?: unknown
}

/** An entry of the usage history as a change: what was set, before and after. */
export function changeOf(entry: AuditEntryResponse): SystemChangeResponse {
  const { values, key } = entry.detail
  const found: readonly ChangedValue[] = Array.isArray(values)
    ? (values as ChangedValue[])
    : key === undefined
      ? []
      : [entry.detail]
  return {
    auditEntryId: entry.auditEntryId,
    at: entry.at,
    actorName: entry.actorName,
    actorKind: entry.actorKind,
    action: entry.action,
    objectKind: entry.objectKind,
    objectId: entry.objectId,
    reason: entry.reason,
    values: found.map((value) => ({
      key: String(value.key),
      ...('before' in value && { before: value.before }),
      ...('after' in value && { after: value.after }),
    })),
  }
}

/** The screens of the system page. */
export function createSystemView(db: Pick<Db, 'read'>) {
  const read = () => db.read<SystemTables>()

  function filtered({ from, to, requestId }: ErrorsQuery) {
    let errors = read().selectFrom('system_errors')
    if (from !== undefined) errors = errors.where('at', '>=', Date.parse(from))
    if (to !== undefined) errors = errors.where('at', '<', Date.parse(to))
    if (requestId !== undefined) errors = errors.where('request_id', '=', requestId)
    return errors
  }

  return {
    async listErrors(query: ErrorsQuery) {
      const { limit = 50, cursor, withTotal } = query
      const page = { list: 'system-errors', at: 'at', id: 'id', cursor, limit } as const
      const errors = filtered(query)
      const found = await keysetPage(errors.selectAll(), page).execute()
      const { rows, nextCursor } = toPage(found, page, (row) => ({ at: row.at, id: row.id }))
      const count = withTotal === true ? await countCapped(read(), errors) : {}
      return { items: rows.map(responseOf), nextCursor, ...count }
    },

    countErrors(query: ErrorsQuery, limit: number): Promise<number> {
      return countUpTo(filtered(query).select(['at', 'id']), { at: 'at', id: 'id' }, limit)
    },
  }
}
export type SystemView = ReturnType<typeof createSystemView>
