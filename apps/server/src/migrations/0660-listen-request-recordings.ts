import { sql } from 'kysely'
import type { SchemaTools } from '../platform/db/index.ts'

/**
 * A request to listen is for one recording or for a set of them, and needs one approval or two (SEC-8). Unit and agent are the
 * recording's, for the scope of those who decide; `open_key` is set while the request is open and unique, so that a requester
 * has one a recording. `open_key` and `plays_left` of the request itself stay for the version before this one.
 */
export async function up({ db, addColumns, createTable, createIndex, dropIndex, types }: SchemaTools) {
  await createTable('listen_request_recordings')
    .addColumn('listen_request_id', types.id, (c) => c.notNull())
    .addColumn('recording_id', types.id, (c) => c.notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('org_unit_id', types.id)
    .addColumn('agent_id', types.id)
    .addColumn('requester_id', types.id, (c) => c.notNull())
    .addColumn('open_key', types.key(90))
    .addColumn('plays_left', types.integer)
    .addPrimaryKeyConstraint('listen_request_recordings_primary', [
      'listen_request_id',
      'recording_id',
    ] as never)
    .execute()
  await createIndex('listen_request_recordings_open', 'listen_request_recordings', ['open_key'], {
    unique: true,
  })
  await createIndex('listen_request_recordings_asked', 'listen_request_recordings', [
    'recording_id',
    'requester_id',
  ])
  await createTable('listen_approvals')
    .addColumn('listen_request_id', types.id, (c) => c.notNull())
    .addColumn('account_id', types.id, (c) => c.notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('account_name', types.text, (c) => c.notNull())
    .addColumn('approved_at', types.instant, (c) => c.notNull())
    .addColumn('note', types.text)
    .addPrimaryKeyConstraint('listen_approvals_primary', ['listen_request_id', 'account_id'] as never)
    .execute()
  await addColumns('listen_requests', {
    recording_count: [types.integer, (c) => c.notNull().defaultTo(1)],
    approvals: [types.integer, (c) => c.notNull().defaultTo(0)],
    approvals_needed: [types.integer, (c) => c.notNull().defaultTo(1)],
  })
  await sql`insert into listen_request_recordings
    (listen_request_id, recording_id, company_id, org_unit_id, agent_id, requester_id, open_key, plays_left)
    select id, recording_id, company_id, org_unit_id, agent_id, requester_id, open_key, plays_left
    from listen_requests as asked where not exists
    (select 1 from listen_request_recordings as kept where kept.listen_request_id = asked.id)`.execute(db)
  await sql`insert into listen_approvals
    (listen_request_id, account_id, company_id, account_name, approved_at, note)
    select id, decided_by, company_id, coalesce(decided_by_name, ''), decided_at, decision_note
    from listen_requests as asked where state = 'approved' and decided_by is not null and not exists
    (select 1 from listen_approvals as kept where kept.listen_request_id = asked.id)`.execute(db)
  await sql`update listen_requests set approvals = 1 where state = 'approved' and approvals = 0`.execute(db)
  await dropIndex('listen_requests_recording', 'listen_requests')
}

export async function down({ createIndex, dropColumns, dropTable }: SchemaTools): Promise<void> {
  await createIndex('listen_requests_recording', 'listen_requests', ['recording_id', 'requester_id'])
  await dropColumns('listen_requests', ['recording_count', 'approvals', 'approvals_needed'])
  await dropTable('listen_approvals')
  await dropTable('listen_request_recordings')
}
