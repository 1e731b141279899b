import type { RecordingState } from '@smartym/contract'
import { parsePhoneNumber } from '@smartym/rules/phone-numbers'
import type { RecordingRow } from './recordings.table.ts'

/**
 * Where each state may come from. The phone's words come in order, but the bytes travel on their own: a file can be
 * stored before the report that it was sealed, and one that was given up can still arrive.
 */
const comesFrom: Readonly<Record<RecordingState, readonly RecordingState[]>> = {
  expected: [],
  recording: ['expected'],
  sealed: ['expected', 'recording', 'missing'],
  stored: ['expected', 'recording', 'sealed', 'missing', 'damaged'],
  damaged: ['expected', 'recording', 'sealed', 'missing', 'damaged'],
  missing: ['expected', 'recording', 'sealed', 'damaged'],
  purged: ['stored', 'damaged', 'missing'],
}

/** May a recording go from one state to the other. */
export function mayBecome(from: RecordingState, to: RecordingState): boolean {
  return comesFrom[to].includes(from)
}

/** States from which this one may be reached. */
export function statesBefore(to: RecordingState): readonly RecordingState[] {
  return comesFrom[to]
}

/** Does the sound lack a part: seconds lost in a crash, a full storage, a capture that broke off. */
export function isPartial(row: Pick<RecordingRow, 'lost_ms' | 'end_reason'>): boolean {
  return (row.lost_ms ?? 0) > 0 || row.end_reason === 'storage_full' || row.end_reason === 'capture_failed'
}

/** Where the sealed file lies among the blobs. */
export function objectKeyOf(row: Pick<RecordingRow, 'id' | 'company_id' | 'started_at'>): string {
  return `${row.company_id}/${new Date(row.started_at).toISOString().slice(0, 7)}/${row.id}.smr`
}

/** A number as it is looked for, E.164; one that is none finds nothing. */
export function numberOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const parsed = parsePhoneNumber(text, { isForeignAllowed: true })
  return parsed.ok ? parsed.e164 : ''
}
