import { type Kysely, sql } from 'kysely'
import { assignPositions, type Db, decodeJson, encodeJson, prepareQuery, type Tx } from '../db/index.ts'
import type { OutboxTables } from './outbox.table.ts'

/** A fact for others, to be appended in the transaction that makes it true. */
export interface NewEvent {
  readonly kind: string
  readonly companyId: string
  readonly orgUnitId?: string | null
  readonly agentId?: string | null
  /** The API key whose act it belongs to. */
  readonly apiKeyId?: string | null
  readonly payload: unknown
}

export interface OutboxEvent {
  /** 1, 2, 3 … without holes, in the order of reading. */
  readonly position: number
  readonly kind: string
  readonly companyId: string
  readonly orgUnitId: string | null
  readonly agentId: string | null
  readonly apiKeyId: string | null
  readonly payload: unknown
  /** UTC milliseconds. */
  readonly occurredAt: number
}

/** Narrows what a reader gets; absent members do not narrow. */
export interface EventFilter {
  readonly companyId?: string
  readonly kinds?: readonly string[]
  readonly orgUnitIds?: readonly string[]
  readonly agentIds?: readonly string[]
  readonly apiKeyId?: string
}

interface AppendParams {
  kind: string
  companyId: string
  orgUnitId: string | null
  agentId: string | null
  apiKeyId: string | null
  payload: string
  occurredAt: number
}

const valuesOf = (p: AppendParams) => ({
  kind: p.kind,
  company_id: p.companyId,
  org_unit_id: p.orgUnitId,
  agent_id: p.agentId,
  api_key_id: p.apiKeyId,
  payload: p.payload,
  occurred_at: p.occurredAt,
})

const insertEvent = prepareQuery((db: Kysely<OutboxTables>, p: AppendParams) =>
  db.insertInto('outbox_events').values(valuesOf(p)),
)

/* SQLite commits one after another, so an event's place is known when it is written; there is nothing left to number. */
const insertNumberedEvent = prepareQuery((db: Kysely<OutboxTables>, p: AppendParams) =>
  db.insertInto('outbox_events').values((eb) => ({
    ...valuesOf(p),
    position: eb(
      eb.fn.coalesce(
        eb.selectFrom('outbox_events').select((e) => e.fn.max('position').as('last')),
        sql<number>`0`,
      ),
      '+',
      1,
    ),
  })),
)

export interface OutboxStore {
  append(tx: Tx, event: NewEvent, occurredAt: number): Promise<void>
  hasUnnumbered(): Promise<boolean>
  /** Numbers up to `limit` committed events; returns how many. */
  numberNext(limit: number): Promise<number>
  listSince(position: number, filter: EventFilter, limit: number): Promise<OutboxEvent[]>
  lastPosition(): Promise<number>
  oldestPosition(): Promise<number>
  deleteBefore(occurredBefore: number, limit: number): Promise<number>
}

async function maxPosition(db: Kysely<OutboxTables>): Promise<number> {
  const row = await db
    .selectFrom('outbox_events')
    .select('position')
    .where('position', 'is not', null)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.position ?? 0
}

export function createOutboxStore(db: Db): OutboxStore {
  const read = (): Kysely<OutboxTables> => db.read<OutboxTables>()

  return {
    async append(tx, event, occurredAt) {
      const insert = tx.dialect === 'sqlite' ? insertNumberedEvent : insertEvent
      await insert.run(tx.on<OutboxTables>(), {
        kind: event.kind,
        companyId: event.companyId,
        orgUnitId: event.orgUnitId ?? null,
        agentId: event.agentId ?? null,
        apiKeyId: event.apiKeyId ?? null,
        payload: encodeJson(event.payload),
        occurredAt,
      })
    },

    async hasUnnumbered() {
      const row = await read()
        .selectFrom('outbox_events')
        .select('row_id')
        .where('position', 'is', null)
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },

    numberNext: (limit) =>
      db.transaction(async (tx) => {
        const events = tx.on<OutboxTables>()
        const rows = await events
          .selectFrom('outbox_events')
          .select('row_id')
          .where('position', 'is', null)
          .orderBy('row_id')
          .limit(limit)
          .execute()
        if (rows.length === 0) return 0
        const first = (await maxPosition(events)) + 1
        await assignPositions(
          tx,
          'outbox_events',
          'row_id',
          rows.map((row) => row.row_id),
          first,
        )
        return rows.length
      }),

    async listSince(position, filter, limit) {
      let query = read().selectFrom('outbox_events').selectAll().where('position', '>', position)
      if (filter.companyId !== undefined) query = query.where('company_id', '=', filter.companyId)
      if (filter.kinds !== undefined) query = query.where('kind', 'in', [...filter.kinds, ''])
      if (filter.orgUnitIds !== undefined)
        query = query.where('org_unit_id', 'in', [...filter.orgUnitIds, ''])
      if (filter.agentIds !== undefined) query = query.where('agent_id', 'in', [...filter.agentIds, ''])
      if (filter.apiKeyId !== undefined) query = query.where('api_key_id', '=', filter.apiKeyId)
      const rows = await query.orderBy('position').limit(limit).execute()
      return rows.map((row) => ({
        position: row.position ?? 0,
        kind: row.kind,
        companyId: row.company_id,
        orgUnitId: row.org_unit_id,
        agentId: row.agent_id,
        apiKeyId: row.api_key_id,
        payload: decodeJson(row.payload),
        occurredAt: row.occurred_at,
      }))
    },

    lastPosition: () => maxPosition(read()),

    async oldestPosition() {
      const row = await read()
        .selectFrom('outbox_events')
        .select('position')
        .where('position', 'is not', null)
        .orderBy('position')
        .limit(1)
        .executeTakeFirst()
      return row?.position ?? 0
    },

    /* The last event stays whatever its age: the next position is counted from it. */
    async deleteBefore(occurredBefore, limit) {
      const last = await maxPosition(read())
      const old = await read()
        .selectFrom('outbox_events')
        .select(['row_id', 'occurred_at'])
        .where('position', '<', last)
        .orderBy('position')
        .limit(limit)
        .execute()
      const ids = old.filter((row) => row.occurred_at < occurredBefore).map((row) => row.row_id)
      if (ids.length === 0) return 0
      await db.transaction((tx) =>
        tx.on<OutboxTables>().deleteFrom('outbox_events').where('row_id', 'in', ids).execute(),
      )
      return ids.length
    },
  }
}
