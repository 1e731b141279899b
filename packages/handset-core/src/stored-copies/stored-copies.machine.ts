import type { ClockMachine } from '../clock/clock.machine.ts'
import type { HandsetEvent } from '../ports/index.ts'
import type { RecordingRow, RecordingRows } from '../recordings/recording-rows.ts'
import type { SettingsMachine } from '../settings/settings.machine.ts'
import type { Step } from '../step/step.ts'

type Space = Pick<Extract<HandsetEvent, { type: 'status.sampled' }>['sample'], 'freeBytes' | 'totalBytes'>
type DeletionCause = NonNullable<RecordingRow['deletionCause']> | 'stored'

const dayMs = 24 * 3_600_000
/* A look orders so many deletions at most: a phone that has many copies stays quick for its calls. */
const maxOrdered = 50
/* The journal is read whole at every start. */
const maxCopies = 2_000

interface Deps {
  clock: Pick<ClockMachine, 'now'>
  rows: RecordingRows
  settings: Pick<SettingsMachine, 'current'>
}

/** The phone's copies of what the server has said *stored* of: deleted at once, or kept until memory or age (DEL-1, DEL-2). */
export function createStoredCopiesMachine({ clock, rows, settings }: Deps) {
  const policy = () => settings.current().storedCopies

  function order(step: Step, row: RecordingRow, cause: DeletionCause): void {
    const { isCopy: _, ...rest } = row
    const isAnother = row.phase !== 'stored' || row.isCopy === true
    if (isAnother)
      rows.save(step, {
        ...rest,
        phase: 'stored',
        isStored: true,
        ...(cause !== 'stored' && { deletionCause: cause }),
      })
    step.order({ type: 'delete_file', recordingId: row.recordingId })
  }

  /* Bytes that have to come free: what is used beyond the bound, or what the next recordings need. */
  function wantedBytes({ freeBytes, totalBytes = null }: Space): number {
    if (freeBytes === null) return 0
    const { lowSpaceBytes } = settings.current()
    const percent = policy()?.untilUsedPercent ?? null
    const isBounded = percent !== null && totalBytes !== null && totalBytes > 0
    const freeWanted = isBounded ? totalBytes * (1 - percent / 100) : 0
    return Math.max(freeWanted, lowSpaceBytes) - freeBytes
  }

  function isTooOld(row: RecordingRow, now: { at: number; isSynchronised: boolean }): boolean {
    const days = policy()?.forDays ?? null
    // A clock that nobody set must not make yesterday's recordings old.
    if (days === null || !now.isSynchronised || row.isImportant === true) return false
    return now.at - row.startedAt > days * dayMs
  }

  function sweep(step: Step, space: Space): void {
    const copies = [...rows.all()].filter((row) => row.phase === 'stored' && row.isCopy === true)
    const areKept = policy()?.areKept === true
    const now = clock.now(step.clock)
    const important = copies.filter((row) => row.isImportant === true)
    const oldestFirst = [...copies.filter((row) => row.isImportant !== true), ...important]
    let wanted = wantedBytes(space)
    let left = copies.length
    let ordered = 0
    for (const row of oldestFirst) {
      if (ordered === maxOrdered) return
      const isRoomWanted = wanted > 0 || left > maxCopies
      const cause = !areKept ? 'stored' : isTooOld(row, now) ? 'age' : isRoomWanted ? 'capacity' : null
      if (cause === null) continue
      order(step, row, cause)
      wanted -= row.sealedBytes ?? 0
      left -= 1
      ordered += 1
    }
  }

  return {
    /** At start: what was on its way out goes on. */
    started(step: Step): void {
      for (const row of rows.all())
        if (row.phase === 'stored' && row.isCopy !== true) order(step, row, 'stored')
    },
    /** The server has said *stored* of a whole file: the only way in. */
    release(step: Step, row: RecordingRow): void {
      if (row.phase === 'stored') return
      if (policy()?.areKept === true)
        rows.save(step, { ...row, phase: 'stored', isStored: true, isCopy: true })
      else order(step, row, 'stored')
    },
    /** Each look of the phone at itself is one at its copies too. */
    onSampled: sweep,
    /** What the server says of an own recording, as far as it lies here. */
    noteImportance(
      step: Step,
      { recordingId, isImportant }: { recordingId: string; isImportant: boolean },
    ): void {
      const row = rows.find(recordingId)
      if (row !== undefined && (row.isImportant === true) !== isImportant)
        rows.save(step, { ...row, isImportant })
    },
  }
}
export type StoredCopiesMachine = ReturnType<typeof createStoredCopiesMachine>
