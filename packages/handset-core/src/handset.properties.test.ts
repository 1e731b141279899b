import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wishes } from '@smartym/contract/constants'
import type { HandsetEvent } from './ports/index.ts'
import { dialCommand, id, inbound } from './test/fixtures.ts'
import { createSimulatedShell, type Crash, type SimulatedShell } from './test/shell.fake.ts'

type Act =
  | { act: 'pass'; ms: number }
  | { act: 'dial'; lifeMs: number; isRecorded: boolean }
  | { act: 'dial_again' }
  | { act: 'cancel' }
  | { act: 'incoming' }
  | { act: 'crash'; crash: Crash; reboot: boolean }
  | { act: 'network'; up: boolean }
  | { act: 'user'; event: HandsetEvent }

const userEvent: fc.Arbitrary<HandsetEvent> = fc.oneof(
  fc.record({
    type: fc.constant('user.state_wished' as const),
    wish: fc.constantFrom(...wishes),
    notReadyReason: fc.constantFrom('break', null),
  }),
  fc.record({
    type: fc.constant('user.dial_requested' as const),
    phoneNumber: fc.constantFrom('010-2222-3333', 'abc', '119'),
  }),
  fc.constantFrom<HandsetEvent>(
    { type: 'user.sign_in_requested', loginId: 'kim', password: 'secret!' },
    { type: 'user.sign_out_requested' },
    { type: 'user.answer_requested' },
    { type: 'user.hang_up_requested' },
    { type: 'user.hold_requested', isHeld: true },
    { type: 'user.hold_requested', isHeld: false },
    { type: 'user.recording_start_requested' },
    { type: 'user.recording_stop_requested' },
    { type: 'user.note_changed', note: 'half typ' },
    { type: 'user.disposition_chosen', code: 'promise', note: null },
    { type: 'push.received' },
  ),
)
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant('pass'), ms: fc.integer({ min: 1, max: 40_000 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('dial'),
      lifeMs: fc.constantFrom(30_000, 30_000, 200, 0),
      isRecorded: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Act>({ act: 'dial_again' }) },
  { weight: 1, arbitrary: fc.constant<Act>({ act: 'cancel' }) },
  { weight: 1, arbitrary: fc.constant<Act>({ act: 'incoming' }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('crash'),
      crash: fc.constantFrom<Crash>('before_commit', 'before_effects', 'after_effects'),
      reboot: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('network'), up: fc.boolean() }) },
  { weight: 3, arbitrary: userEvent.map((event): Act => ({ act: 'user', event })) },
)

let numbers = 100

function play(shell: SimulatedShell, { act: kind, ...rest }: Act): void {
  const given = { act: kind, ...rest } as Act
  switch (given.act) {
    case 'pass':
      return shell.pass(given.ms)
    case 'dial': {
      numbers += 1
      const command = dialCommand(
        numbers,
        shell.serverTime() + given.lifeMs,
        given.isRecorded ? {} : { recordingId: null },
      )
      shell.server.order(command)
      if (shell.isNetworkUp()) shell.tell({ type: 'command.received', command })
      return
    }
    case 'dial_again': {
      const last = [...shell.server.commands.values()].at(-1)
      if (last !== undefined) shell.tell({ type: 'command.received', command: last })
      return
    }
    case 'cancel': {
      const last = [...shell.server.commands.values()].findLast((command) => command.kind === 'dial')
      if (last?.kind !== 'dial') return
      numbers += 1
      shell.tell({
        type: 'command.received',
        command: {
          type: 'command',
          commandId: id('cmd', numbers),
          kind: 'cancel_dial',
          notAfter: shell.serverTime() + 30_000,
          payload: { dialRequestId: last.payload.dialRequestId },
        },
      })
      return
    }
    case 'incoming':
      numbers += 1
      return shell.incoming(numbers)
    case 'crash':
      return shell.crashNext(given.crash, given.reboot)
    case 'network':
      return shell.setNetwork(given.up)
    case 'user':
      return shell.tell(given.event)
  }
}

function expectNothingDoubled(shell: SimulatedShell): void {
  for (const times of shell.ordered.values()) expect(times).toBe(1)
  const texts = shell.texted.map(({ textMessageId }) => textMessageId)
  expect(new Set(texts).size).toBe(texts.length)
  expect(new Set(shell.placed.map(({ callId }) => callId)).size).toBe(shell.placed.length)
}

function expectNothingLost(shell: SimulatedShell): void {
  const left = [...shell.rows.keys()].filter((key) => /^(?:report|recording|call)\//.test(key))
  expect(left).toEqual([])
  const { reports, stored } = shell.server
  const kinds = (kind: string, member: 'callId' | 'recordingId') =>
    new Set(reports.flatMap((r) => (r.kind === kind ? [(r.payload as Record<string, unknown>)[member]] : [])))
  const started = kinds('call.started', 'callId')
  const ended = reports.filter((report) => report.kind === 'call.ended')
  expect(ended.length).toBe(started.size)
  for (const { callId } of shell.placed) expect(started).toContain(callId)
  const texts = (kind: string) =>
    new Set(
      reports.flatMap((r) =>
        r.kind === kind ? [(r.payload as { textMessageId: string }).textMessageId] : [],
      ),
    )
  for (const { textMessageId } of shell.texted) expect(texts('text.ordered')).toContain(textMessageId)
  for (const textMessageId of texts('text.ordered'))
    expect(texts('text.sent').has(textMessageId) || texts('text.failed').has(textMessageId)).toBe(true)
  const answered = kinds('call.connected', 'callId')
  for (const report of reports)
    if (report.kind === 'text.ordered') expect(answered).not.toContain(report.payload.callId)
  const sealed = kinds('recording.sealed', 'recordingId')
  const failed = kinds('recording.failed', 'recordingId')
  for (const recordingId of shell.captured)
    expect(sealed.has(recordingId) !== failed.has(recordingId)).toBe(true)
  for (const recordingId of sealed) expect(stored).toContain(recordingId)
}

describe('whatever happens and whenever the handset dies', () => {
  test('CTC-1, REC-1, DEL-1, INB-1: no call is placed twice or late, no text leaves twice, no report is missing, every recording ends up on the server', () => {
    fc.assert(
      fc.property(
        fc.array(act, { maxLength: 60, size: '+2' }),
        fc.integer({ min: 1, max: 1e6 }),
        (acts, seed) => {
          const shell = createSimulatedShell(seed, { inbound: { ...inbound, textPartsADay: 8 } })
          shell.boots(false)
          shell.tell({ type: 'user.sign_in_requested', loginId: 'kim', password: 'secret!' })
          shell.pass(2_000)
          shell.tell({ type: 'user.sign_in_requested', loginId: 'kim', password: 'secret!' })
          shell.pass(2_000)
          for (const one of acts) {
            play(shell, one)
            expectNothingDoubled(shell)
          }
          shell.heal()
          shell.pass(45 * 60_000)
          for (const id of shell.keptRecordings())
            shell.tell({ type: 'user.upload_requested', recordingId: id })
          shell.pass(15 * 60_000)
          expectNothingDoubled(shell)
          expectNothingLost(shell)
        },
      ),
      { numRuns: 150 },
    )
  })
})
