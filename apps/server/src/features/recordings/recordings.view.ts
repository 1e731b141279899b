import type { RecordingResponse } from '@smartym/contract'
import { countCapped, countUpTo, type Db, keysetPage, toPage } from '../../platform/db/index.ts'
import type { Sight } from '../customers/index.ts'
import { type ListScope, whereInScope } from '../organization/index.ts'
import type { RowCustomers } from '../protection/index.ts'
import { type RecordingSearch, searchRecordings } from './recording-search.view.ts'
import type { RecordingRow, RecordingsTables, RecordingUploadRow } from './recordings.table.ts'

/** What the rows' ids are called, and what the caller may hear of each. */
export interface RecordingNames {
  readonly unitNames: ReadonlyMap<string, string>
  /** What the caller may see of the rows' persons. */
  readonly sight: Sight
  listeningOf(rows: readonly RecordingRow[]): Promise<(row: RecordingRow) => RecordingResponse['listening']>
}

export interface PageQuery {
  readonly limit?: number
  readonly cursor?: string
  readonly withTotal?: boolean
}

export interface RecordingPage {
  items: RecordingResponse[]
  nextCursor: string | null
  total?: number
  isTotalCapped?: boolean
}

type ShownUpload = Pick<
  RecordingUploadRow,
  'recording_id' | 'state' | 'offset_bytes' | 'length_bytes' | 'fault_code' | 'updated_at'
>

function uploadOf(row: ShownUpload | undefined): RecordingResponse['upload'] {
  return row === undefined
    ? null
    : {
        state: row.state,
        offsetBytes: row.offset_bytes,
        lengthBytes: row.length_bytes,
        faultCode: row.fault_code,
        updatedAt: new Date(row.updated_at).toISOString(),
      }
}

function responseOf(
  row: RecordingRow,
  { unitNames, sight }: Pick<RecordingNames, 'unitNames' | 'sight'>,
  upload: ShownUpload | undefined,
  listening: RecordingResponse['listening'],
): RecordingResponse {
  return {
    recordingId: row.id,
    callId: row.call_id,
    state: row.state,
    media: row.media,
    mode: row.mode,
    captureMethod: row.capture_method,
    direction: row.direction,
    agentId: row.agent_id,
    agentName: sight.agentNameOf(row),
    employeeNumber: row.employee_number,
    extension: row.extension,
    orgUnitId: row.org_unit_id,
    orgUnitName: row.org_unit_id === null ? null : (unitNames.get(row.org_unit_id) ?? null),
    deviceId: row.device_id,
    ...sight.customerOf(row),
    startedAt: new Date(row.started_at).toISOString(),
    durationMs: row.duration_ms,
    lostMs: row.lost_ms,
    endReason: row.end_reason,
    sizeBytes: row.size_bytes,
    deviceSeq: row.device_seq,
    storedAt: row.stored_at === null ? null : new Date(row.stored_at).toISOString(),
    isMarked: row.is_marked === 1,
    upload: uploadOf(upload),
    rendition: row.rendition_state,
    listening,
  }
}

/** The screens of recordings. */
export function createRecordingsView(db: Pick<Db, 'read'>, customers: RowCustomers) {
  const read = () => db.read<RecordingsTables>()

  async function uploadsOf(rows: readonly RecordingRow[]): Promise<Map<string, ShownUpload>> {
    if (rows.length === 0) return new Map()
    const ids = rows.map((row) => row.id)
    const uploads = await read()
      .selectFrom('recording_uploads')
      .select(['recording_id', 'state', 'offset_bytes', 'length_bytes', 'fault_code', 'updated_at'])
      .where('recording_id', 'in', ids)
      .execute()
    return new Map(uploads.map((upload) => [upload.recording_id, upload]))
  }

  async function responsesOf(
    rows: readonly RecordingRow[],
    names: RecordingNames,
  ): Promise<RecordingResponse[]> {
    const [uploads, listeningOf] = await Promise.all([uploadsOf(rows), names.listeningOf(rows)])
    return rows.map((row) => responseOf(row, names, uploads.get(row.id), listeningOf(row)))
  }

  /** The row of a recording, if the scope reaches it. */
  async function findRow(scope: ListScope, recordingId: string): Promise<RecordingRow | undefined> {
    await customers.ready(scope.companyId)
    const row = await whereInScope(read().selectFrom('recordings'), scope, {
      companyId: 'recordings.company_id',
      orgUnitId: 'recordings.org_unit_id',
      agentId: 'recordings.agent_id',
    })
      .selectAll('recordings')
      .where('id', '=', recordingId)
      .executeTakeFirst()
    return row && customers.openRow(row)
  }

  return {
    findRow,

    /** The rows of these recordings that the scope reaches. */
    async listRows(scope: ListScope, recordingIds: readonly string[]): Promise<RecordingRow[]> {
      if (recordingIds.length === 0) return []
      await customers.ready(scope.companyId)
      const rows = await whereInScope(read().selectFrom('recordings'), scope, {
        companyId: 'recordings.company_id',
        orgUnitId: 'recordings.org_unit_id',
        agentId: 'recordings.agent_id',
      })
        .selectAll('recordings')
        .where('id', 'in', recordingIds)
        .execute()
      return rows.map(customers.openRow)
    },

    /** One page, newest first. */
    async listRecordings(
      search: RecordingSearch,
      page: PageQuery,
      names: RecordingNames,
    ): Promise<RecordingPage> {
      const { limit = 50, cursor, withTotal } = page
      await customers.ready(search.scope.companyId)
      const found = searchRecordings(read(), search, customers)
      const keyset = { list: 'recordings', at: 'started_at', id: 'id', cursor, limit } as const
      const rows = await keysetPage(found.selectAll('recordings'), keyset).execute()
      const { rows: shown, nextCursor } = toPage(rows, keyset, (row) => ({ at: row.started_at, id: row.id }))
      return {
        items: await responsesOf(shown.map(customers.openRow), names),
        nextCursor,
        ...(withTotal === true && (await countCapped(read(), found))),
      }
    },

    /** How many recordings fit; above `limit` any greater number. */
    async countRecordings(search: RecordingSearch, limit: number): Promise<number> {
      await customers.ready(search.scope.companyId)
      const found = searchRecordings(read(), search, customers).select(['started_at as at', 'id'])
      return countUpTo(found, { at: 'started_at', id: 'id' }, limit)
    },

    /** As it is shown, and whose data it is. */
    async findRecording(scope: ListScope, recordingId: string, names: RecordingNames) {
      const row = await findRow(scope, recordingId)
      const [recording] = row === undefined ? [] : await responsesOf([row], names)
      return row && recording && { recording, subjectReference: row.customer_reference }
    },
  }
}
export type RecordingsView = ReturnType<typeof createRecordingsView>
