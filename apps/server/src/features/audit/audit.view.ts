import type { AuditEntryResponse, ListAuditEntriesQuery } from '@smartym/contract'
import { type SelectQueryBuilder, sql } from 'kysely'
import type { Static } from 'typebox'
import { countCapped, countUpTo, type Db, decodeJson, keysetPage, toPage } from '../../platform/db/index.ts'
import type { AuditEntryRow, AuditTables } from './audit.table.ts'

type Query = Static<typeof ListAuditEntriesQuery>
/** What chooses entries, without the page. */
export type AuditFilter = Omit<Query, 'limit' | 'cursor' | 'withTotal'> & {
  /** Any of these. */
  readonly actions?: readonly string[]
}

export interface AuditEntryPage {
  items: AuditEntryResponse[]
  nextCursor: string | null
  total?: number
  isTotalCapped?: boolean
}

/** The audit page: usage history of one company, newest first. */
export interface AuditView {
  listAuditEntries(companyId: string, query: Query & Pick<AuditFilter, 'actions'>): Promise<AuditEntryPage>
  /** How many entries fit; above `limit` any greater number. */
  countAuditEntries(companyId: string, filter: AuditFilter, limit: number): Promise<number>
  /** Those of the ids that are entries of the company in a time, UTC ms, the end exclusive. */
  listOfPeriod(
    companyId: string,
    period: { readonly from: number; readonly to: number },
    ids: readonly string[],
  ): Promise<string[]>
}

const defaultLimit = 50

function toResponse(row: Omit<AuditEntryRow, 'leaf_hash'>): AuditEntryResponse {
  return {
    auditEntryId: row.id,
    position: row.position,
    at: new Date(row.at).toISOString(),
    kind: row.kind,
    action: row.action,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    actorName: row.actor_name,
    address: row.address,
    deviceId: row.device_id,
    objectKind: row.object_kind,
    objectId: row.object_id,
    subjectReference: row.subject_reference,
    reason: row.reason,
    detail: decodeJson(row.detail),
  }
}

type EntriesQuery = SelectQueryBuilder<AuditTables, 'audit_entries', object>

/* Entries of a figure are few among many: its own list of them, in the order of time, leads to them. */
function orderOf({ figure }: Pick<AuditFilter, 'figure'>) {
  const [table, id] = figure === undefined ? ['audit_entries', 'id'] : ['audit_figure_entries', 'entry_id']
  return { at: sql.ref<number>(`${table}.at`), id: sql.ref<string>(`${table}.${id}`) }
}

export function createAuditView(db: Db): AuditView {
  function ofCompany(companyId: string, query: AuditFilter): EntriesQuery {
    const read = db.read<AuditTables>()
    if (query.figure !== undefined)
      return read
        .selectFrom('audit_figure_entries')
        .innerJoin('audit_entries', 'audit_entries.id', 'audit_figure_entries.entry_id')
        .where('audit_figure_entries.company_id', '=', companyId)
        .where('audit_figure_entries.figure', '=', query.figure) as unknown as EntriesQuery
    /* SQLite's planner knows nothing of the data: a unary plus hides the company's index where a narrower one drives. */
    const isNarrow =
      query.objectId !== undefined || query.subjectReference !== undefined || query.auditEntryId !== undefined
    const company = isNarrow ? sql<string>`+${sql.ref('company_id')}` : sql.ref<string>('company_id')
    return read.selectFrom('audit_entries').where(company, '=', companyId)
  }

  function filtered(companyId: string, query: AuditFilter): EntriesQuery {
    const { at } = orderOf(query)
    let entries = ofCompany(companyId, query)
    if (query.from !== undefined) entries = entries.where(at, '>=', Date.parse(query.from))
    if (query.to !== undefined) entries = entries.where(at, '<', Date.parse(query.to))
    if (query.kind !== undefined) entries = entries.where('kind', '=', query.kind)
    if (query.auditEntryId !== undefined) entries = entries.where('audit_entries.id', '=', query.auditEntryId)
    if (query.actorId !== undefined) entries = entries.where('actor_id', '=', query.actorId)
    if (query.actions !== undefined) entries = entries.where('action', 'in', query.actions)
    if (query.action !== undefined) entries = entries.where('action', '=', query.action)
    if (query.objectId !== undefined) entries = entries.where('object_id', '=', query.objectId)
    if (query.address !== undefined) entries = entries.where('address', '=', query.address)
    if (query.subjectReference !== undefined)
      entries = entries.where('subject_reference', '=', query.subjectReference)
    return entries
  }

  return {
    async listAuditEntries(companyId, query) {
      const page = {
        list: query.figure === undefined ? 'audit-entries' : 'audit-figure-entries',
        ...orderOf(query),
        cursor: query.cursor,
        limit: query.limit ?? defaultLimit,
      } as const
      const entries = filtered(companyId, query)
      const found = await keysetPage(entries.selectAll('audit_entries'), page).execute()
      const { rows, nextCursor } = toPage(found, page, (row) => ({ at: row.at, id: row.id }))
      const count = query.withTotal === true ? await countCapped(db.read<AuditTables>(), entries) : undefined
      return { items: rows.map(toResponse), nextCursor, ...count }
    },

    countAuditEntries(companyId, filter, limit) {
      const order = orderOf(filter)
      return countUpTo(
        filtered(companyId, filter).select([order.at.as('at'), order.id.as('id')]),
        order,
        limit,
      )
    },

    async listOfPeriod(companyId, { from, to }, ids) {
      if (ids.length === 0) return []
      const rows = await db
        .read<AuditTables>()
        .selectFrom('audit_entries')
        .select('id')
        .where('id', 'in', ids)
        .where(sql.ref<string>('company_id'), '=', companyId)
        .where('at', '>=', from)
        .where('at', '<', to)
        .execute()
      return rows.map(({ id }) => id)
    },
  }
}
