import { DeviceStatus } from '@smartym/contract'
import { HandsetReport } from '@smartym/contract/reports'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Compile } from 'typebox/compile'
import { createHandset } from './handset.ts'
import type { HandsetEffect, StepResult } from './ports/index.ts'
import { anyEvent } from './test/any-event.ts'

const reportSchema = Compile(HandsetReport)
const statusSchema = Compile(DeviceStatus)

/** What the world can see of a handset to which anything at all is told. */
function createWitness() {
  const rows = new Map<string, unknown>()
  const placed = new Set<string>()
  const captured = new Set<string>()
  const stored = new Set<string>()
  const closed = new Set<string>()
  /* Whose deletion the agent asked for: nothing but that and the server's word lets a file go. */
  const discarded = new Set<string>()

  function see(effect: HandsetEffect): void {
    if (effect.type === 'place_call') {
      expect(placed).not.toContain(effect.callId)
      placed.add(effect.callId)
    }
    if (effect.type === 'start_capture') captured.add(effect.recordingId)
    if (effect.type === 'delete_file')
      expect(stored.has(effect.recordingId) || discarded.has(effect.recordingId)).toBe(true)
    if (effect.type === 'send_heartbeat') expect(statusSchema.Check(effect.status)).toBe(true)
    if (effect.type === 'send_reports') {
      expect(effect.reports.length).toBeLessThanOrEqual(50)
      effect.reports.forEach(({ seq }, index) => expect(seq).toBe((effect.reports[0]?.seq ?? 0) + index))
    }
    if (effect.type === 'set_timer') expect(effect.delayMs).toBeGreaterThanOrEqual(0)
  }

  function put(key: string, row: unknown): void {
    if (row === null) rows.delete(key)
    else rows.set(key, row)
    if (row === null || !key.startsWith('report/')) return
    if (!reportSchema.Check(row)) expect(row).toEqual([...reportSchema.Errors(row)])
    const { kind, payload } = row as HandsetReport
    if (kind === 'recording.sealed' || kind === 'recording.failed') closed.add(payload.recordingId)
  }

  return {
    stored,
    discarded,
    rows,
    take({ puts, effects }: StepResult): void {
      for (const [key, row] of puts) put(key, row)
      for (const effect of effects) see(effect)
      const seqs = [...rows.keys()]
        .filter((key) => key.startsWith('report/'))
        .map((key) => Number(key.slice(7)))
      const first = Math.min(...seqs)
      expect(seqs.toSorted((a, b) => a - b)).toEqual(seqs.map((_, index) => first + index))
      for (const recordingId of captured)
        expect(rows.has(`recording/${recordingId}`) || closed.has(recordingId)).toBe(true)
      expect(JSON.stringify([...rows.values()])).not.toContain('secret!')
    },
  }
}

const moment = fc.record({
  event: fc.option(anyEvent, { freq: 25 }),
  passMs: fc.constantFrom(0, 1, 300, 20_000, 400_000),
  isReboot: fc.boolean(),
})

test('CTC-1, DEL-1: any event at any moment is answered, and no rule is broken by it', () => {
  fc.assert(
    fc.property(fc.array(moment, { maxLength: 120, size: 'max' }), (moments) => {
      const witness = createWitness()
      let handset = createHandset()
      let boot = 1
      let monotonicMs = 1_000
      let steps = 0
      for (const { event, passMs, isReboot } of moments) {
        monotonicMs += passMs
        steps += 1
        if (event === null) {
          handset = createHandset()
          handset.restore(JSON.stringify(Object.fromEntries(witness.rows)))
          if (isReboot) boot += 1
          continue
        }
        const clock = {
          bootId: `boot-${boot}`,
          monotonicMs,
          wallMs: 1_764_000_000_000 + monotonicMs,
          entropy: steps.toString(16).padStart(64, 'f'),
        }
        if (event.type === 'upload.stored') witness.stored.add(event.recordingId)
        if (event.type === 'user.recording_deletion_requested') witness.discarded.add(event.recordingId)
        witness.take(JSON.parse(handset.step(JSON.stringify({ ...event, clock }))) as StepResult)
      }
    }),
    { numRuns: 400 },
  )
})
