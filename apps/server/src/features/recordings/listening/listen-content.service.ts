import type { Readable } from 'node:stream'
import type { ReasonedRequest } from '@smartym/contract'
import type { BlobStore } from '../../../platform/blob-store/index.ts'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { Caller } from '../../../platform/http/index.ts'
import type { AuditOrigin, AuditRecorder } from '../../audit/index.ts'
import { type ListScope, scopeOf } from '../../organization/index.ts'
import { recordingNotFound, recordingNotStored } from '../recordings.errors.ts'
import type { DataKeyKind, RecordingRow } from '../recordings.table.ts'
import type { RecordingsView } from '../recordings.view.ts'
import { parseRange } from './http-range.rules.ts'
import type { ListenPlays } from './listen-plays.service.ts'
import type { ListenPolicies } from './listen-policies.service.ts'
import {
  listenExpired,
  listenReasonUnknown,
  rangeNotSatisfiable,
  renditionNotReady,
} from './listening.errors.ts'
import type { ListeningRights } from './listening-rights.store.ts'
import type { ListeningStore } from './listening.store.ts'
import type { Listens } from './listens.service.ts'

/** Bytes that are served, with their headers. */
export interface ServedBytes {
  readonly status: 200 | 206
  readonly body: Readable
  readonly headers: Readonly<Record<string, string>>
}

export interface ListenContentDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly store: ListeningStore
  readonly recordings: Pick<RecordingsView, 'findRow'>
  readonly blobs: Pick<BlobStore, 'read' | 'stat'>
  readonly audit: AuditRecorder
  readonly policies: Pick<ListenPolicies, 'reasonNames'>
  readonly plays: Pick<ListenPlays, 'holds'>
  readonly rights: Pick<ListeningRights, 'lockStandings'>
  readonly listens: Pick<Listens, 'measureOf' | 'record'>
}

/** `attachment` with a name that old and new browsers read (RFC 6266). */
function dispositionOf(recording: Pick<RecordingRow, 'id' | 'started_at'>): string {
  const at = new Date(recording.started_at).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')
  const name = `${at}-${recording.id}.smr`
  return `attachment; filename="${name}"; filename*=UTF-8''${encodeURIComponent(name)}`
}

/** Sealed bytes, under a live grant or as a file to take away (SEC-7). */
export function createListenContent(deps: ListenContentDeps) {
  const { db, clock, store, recordings, blobs, audit, policies, plays, rights, listens } = deps

  async function keyOf(recording: RecordingRow, kind: DataKeyKind): Promise<string> {
    if (kind === 'sealed') return recording.object_key ?? ''
    const rendition = (await store.listRenditions(recording.id)).find((each) => each.kind === kind)
    if (rendition === undefined) throw renditionNotReady({ rendition: recording.rendition_state })
    return rendition.object_key
  }

  async function sizeOf(key: string): Promise<number> {
    const found = await blobs.stat(key)
    if (found === undefined) throw new Error(`the blob ${key} is gone`)
    return found.sizeBytes
  }

  return {
    /** Throws `recordings.listen_expired` for a grant that has ended or is another session's, whatever it was for. */
    async readContent(
      caller: Caller,
      grantId: string,
      kind: DataKeyKind,
      rangeHeader: string | undefined,
      onUnsatisfiable: (sizeBytes: number) => void,
    ): Promise<ServedBytes> {
      const grant = await store.findGrant(grantId)
      const isLive =
        grant !== undefined &&
        grant.expires_at > clock.now() &&
        grant.session_id === caller.id &&
        grant.account_id === caller.accountId
      if (!isLive || !(await plays.holds(grant))) throw listenExpired()
      const scope: ListScope = { companyId: grant.company_id, orgUnitIds: null, agentId: null }
      const recording = await recordings.findRow(scope, grant.recording_id)
      if (recording?.state !== 'stored') throw listenExpired()
      const key = await keyOf(recording, kind)
      const sizeBytes = await sizeOf(key)
      const range = parseRange(rangeHeader, sizeBytes)
      if (range === null) {
        onUnsatisfiable(sizeBytes)
        throw rangeNotSatisfiable({ sizeBytes })
      }
      const headers = { 'accept-ranges': 'bytes', 'cache-control': 'no-store' }
      if (range === undefined) {
        const body = await blobs.read(key)
        return { status: 200, body, headers: { ...headers, 'content-length': String(sizeBytes) } }
      }
      const { start, end } = range
      return {
        status: 206,
        body: await blobs.read(key, range),
        headers: {
          ...headers,
          'content-range': `bytes ${start}-${end}/${sizeBytes}`,
          'content-length': String(end - start + 1),
        },
      }
    },

    /** The sealed file as it lies here; the audit entry is committed before it leaves. */
    async download(
      caller: Caller,
      recordingId: string,
      asked: ReasonedRequest,
      by: AuditOrigin,
    ): Promise<ServedBytes> {
      const recording = await recordings.findRow(scopeOf(caller), recordingId)
      if (recording === undefined) throw recordingNotFound()
      if (recording.state !== 'stored') throw recordingNotStored({ recordingState: recording.state })
      if (!(await policies.reasonNames(caller.companyId)).has(asked.reason)) throw listenReasonUnknown()
      const key = await keyOf(recording, 'sealed')
      const sizeBytes = await sizeOf(key)
      const measure = await listens.measureOf(caller.companyId, 'download')
      const accountId = caller.accountId ?? ''
      await db.transaction(async (tx) => {
        const listener = (await rights.lockStandings(tx, [accountId])).get(accountId)
        if (listener === undefined) throw recordingNotFound()
        await audit.record(tx, {
          ...by,
          kind: 'download',
          action: 'recordings.downloaded',
          object: { kind: 'recording', id: recordingId },
          subjectReference: recording.customer_reference,
          reason: asked.text,
          detail: { reason: asked.reason },
        })
        const listen = { kind: 'download', listener, recording, listenRequestId: null, ...asked } as const
        await listens.record(tx, listen, measure)
      })
      return {
        status: 200,
        body: await blobs.read(key),
        headers: {
          'content-disposition': dispositionOf(recording),
          'content-length': String(sizeBytes),
          'cache-control': 'no-store',
        },
      }
    },
  }
}
export type ListenContent = ReturnType<typeof createListenContent>
