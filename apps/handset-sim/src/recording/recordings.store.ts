import type { RecordingEndReason } from '@smartym/contract/constants'
import type { PhoneDatabase } from '../journal/phone-storage.ts'
import type { ValueCipher } from '../journal/value-cipher.ts'
import type { CaptureMedia } from '../media/capture-source.ts'

/** What the seal of a finished recording states. */
export interface SealedOutcome {
  plainBytes: number
  sealedBytes: number
  durationMs: number
  lostMs: number
  endReason: RecordingEndReason
}

/** A recording that this phone began to seal. Its row outlives the file: numbers and digests chain all of a phone's recordings. */
export interface RecordingRecord {
  recordingId: string
  callId: string
  deviceSeq: number
  media: CaptureMedia
  state: 'sealing' | 'sealed' | 'deleted'
  /** Block A. */
  identity: Buffer
  /** True UTC ms. */
  startedAtMs: number
  /** Null until it is sealed. */
  outcome: SealedOutcome | null
}

interface Row {
  recording_id: string
  call_id: string
  device_seq: number
  media: CaptureMedia
  state: RecordingRecord['state']
  identity: Buffer
  wrapped_key: Buffer | null
  started_at_wall_ms: number
  seal_digest: Buffer | null
  outcome: string | null
}

export interface RecordingStore {
  /** Number of the next recording and digest of the last one's seal; undefined while one is still unsealed. */
  nextInChain(): { deviceSeq: number; prevDigest: Uint8Array } | undefined
  begin(record: Omit<RecordingRecord, 'state' | 'outcome'>, dataKey: Uint8Array): void
  find(recordingId: string): RecordingRecord | undefined
  listUnsealed(): RecordingRecord[]
  dataKeyOf(recordingId: string): Buffer
  /** The data key is forgotten with it: from now on only the server can open the file. */
  finish(recordingId: string, outcome: SealedOutcome, sealDigest: Uint8Array): void
  markDeleted(recordingId: string): void
}

export function createRecordingStore(database: PhoneDatabase, cipher: ValueCipher): RecordingStore {
  const last = database.prepare<[], Row>('select * from recordings order by device_seq desc limit 1')
  const insert = database.prepare(
    `insert into recordings (recording_id, call_id, device_seq, media, state, identity, wrapped_key, started_at_wall_ms)
     values (?, ?, ?, ?, 'sealing', ?, ?, ?)`,
  )
  const find = database.prepare<[string], Row>('select * from recordings where recording_id = ?')
  const listUnsealed = database.prepare<[], Row>(
    "select * from recordings where state = 'sealing' order by device_seq",
  )
  const finish = database.prepare(
    "update recordings set state = 'sealed', wrapped_key = null, outcome = ?, seal_digest = ? where recording_id = ?",
  )
  const markDeleted = database.prepare("update recordings set state = 'deleted' where recording_id = ?")
  const placeOf = (recordingId: string): string => `data-key/${recordingId}`
  return {
    nextInChain() {
      const row = last.get()
      if (!row) return { deviceSeq: 1, prevDigest: new Uint8Array(32) }
      return row.seal_digest ? { deviceSeq: row.device_seq + 1, prevDigest: row.seal_digest } : undefined
    },
    begin({ recordingId, callId, deviceSeq, media, identity, startedAtMs }, dataKey) {
      const wrapped = cipher.seal(placeOf(recordingId), dataKey)
      insert.run(recordingId, callId, deviceSeq, media, identity, wrapped, startedAtMs)
    },
    find(recordingId) {
      const row = find.get(recordingId)
      return row && toRecord(row)
    },
    listUnsealed: () => listUnsealed.all().map(toRecord),
    dataKeyOf(recordingId) {
      const wrapped = find.get(recordingId)?.wrapped_key
      if (!wrapped) throw new Error(`${recordingId} has no data key on this phone any more`)
      return cipher.open(placeOf(recordingId), wrapped)
    },
    finish: (recordingId, outcome, sealDigest) =>
      void finish.run(JSON.stringify(outcome), Buffer.from(sealDigest), recordingId),
    markDeleted: (recordingId) => void markDeleted.run(recordingId),
  }
}

function toRecord(row: Row): RecordingRecord {
  return {
    recordingId: row.recording_id,
    callId: row.call_id,
    deviceSeq: row.device_seq,
    media: row.media,
    state: row.state,
    identity: row.identity,
    startedAtMs: row.started_at_wall_ms,
    outcome: row.outcome === null ? null : (JSON.parse(row.outcome) as SealedOutcome),
  }
}
