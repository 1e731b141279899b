import type { MarkResponse } from '@smartym/contract'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Caller } from '../../../platform/http/index.ts'
import type { IdSource } from '../../../platform/ids/index.ts'
import type { AuditAction, AuditOrigin, AuditRecorder } from '../../audit/index.ts'
import { scopeOf } from '../../organization/index.ts'
import { recordingNotFound } from '../recordings.errors.ts'
import type { MarkRow, RecordingRow } from '../recordings.table.ts'
import type { RecordingsView } from '../recordings.view.ts'
import { markNotFound, tooManyMarks } from './marks.errors.ts'
import type { MarksStore } from './marks.store.ts'

const maxMarks = 500

export interface MarksDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly store: MarksStore
  readonly recordings: Pick<RecordingsView, 'findRow'>
  readonly audit: AuditRecorder
}

function responseOf(row: MarkRow): MarkResponse {
  return {
    markId: row.id,
    atMs: row.at_ms,
    text: row.mark_text,
    createdBy: row.created_by,
    createdAt: new Date(row.created_at).toISOString(),
  }
}

/** Words at places in the sound (ADM-2). */
export function createMarks({ db, clock, ids, store, recordings, audit }: MarksDeps) {
  async function getRecording(caller: Caller, recordingId: string): Promise<RecordingRow> {
    const row = await recordings.findRow(scopeOf(caller), recordingId)
    if (row === undefined) throw recordingNotFound()
    return row
  }

  function record(tx: Tx, by: AuditOrigin, recording: RecordingRow, action: AuditAction, markId: string) {
    return audit.record(tx, {
      ...by,
      kind: 'change',
      action,
      object: { kind: 'recording', id: recording.id },
      subjectReference: recording.customer_reference,
      detail: { markId },
    })
  }

  return {
    async listMarks(caller: Caller, recordingId: string): Promise<MarkResponse[]> {
      await getRecording(caller, recordingId)
      return (await store.listMarks(recordingId)).map(responseOf)
    },

    /** `keep` puts the answer under its idempotency key. Throws `recordings.not_found`, `recordings.too_many_marks`. */
    async createMark(
      caller: Caller,
      recordingId: string,
      said: { atMs: number; text: string },
      by: AuditOrigin,
      keep: (tx: Tx, answer: MarkResponse) => Promise<void>,
    ): Promise<MarkResponse> {
      const recording = await getRecording(caller, recordingId)
      const row: MarkRow = {
        id: ids.next('mark'),
        company_id: recording.company_id,
        recording_id: recordingId,
        at_ms: said.atMs,
        mark_text: said.text,
        created_by: caller.name ?? '',
        account_id: caller.accountId ?? '',
        created_at: clock.now(),
      }
      const answer = responseOf(row)
      await db.transaction(async (tx) => {
        await store.saveIsMarked(tx, recordingId, true)
        if ((await store.countMarks(tx, recordingId)) >= maxMarks) throw tooManyMarks({ maxMarks })
        await store.insertMark(tx, row)
        await record(tx, by, recording, 'recordings.marked', row.id)
        await keep(tx, answer)
      })
      return answer
    },

    /** Throws `recordings.not_found`, `recordings.mark_not_found`. */
    async deleteMark(caller: Caller, recordingId: string, markId: string, by: AuditOrigin): Promise<void> {
      const recording = await getRecording(caller, recordingId)
      await db.transaction(async (tx) => {
        await store.saveIsMarked(tx, recordingId, true)
        if (!(await store.deleteMark(tx, recordingId, markId))) throw markNotFound()
        await store.saveIsMarked(tx, recordingId, (await store.countMarks(tx, recordingId)) > 0)
        await record(tx, by, recording, 'recordings.mark_deleted', markId)
      })
    },
  }
}
export type Marks = ReturnType<typeof createMarks>
