import { expect, test } from 'vitest'
import { handsetPhases, type HandsetPhase } from './ports/index.ts'
import { dialCommand } from './test/fixtures.ts'
import { createSimulatedShell } from './test/shell.fake.ts'

/** One ordered call with a hold in it, from signing in to the disposition; dies at the given phases. */
function playCall(deaths: readonly HandsetPhase[]) {
  // A live upload is through before its recording waits anywhere.
  const isQueued = deaths.includes('recording.sealed') || deaths.includes('recording.uploading')
  const shell = createSimulatedShell(7, { isLiveUploadOn: !isQueued })
  shell.calm()
  shell.boots(false)
  shell.pass(1_000)
  shell.tell({ type: 'user.sign_in_requested', loginId: 'kim', password: 'secret!' })
  shell.pass(2_000)
  for (const phase of deaths) shell.crashAt(phase)
  const command = dialCommand(1, shell.serverTime() + 30_000)
  shell.server.order(command)
  shell.tell({ type: 'command.received', command })
  shell.pass(4_000)
  shell.tell({ type: 'user.hold_requested', isHeld: true })
  shell.pass(1_000)
  shell.tell({ type: 'user.hold_requested', isHeld: false })
  if (deaths.includes('recording.sealed')) shell.setNetwork(false)
  shell.pass(45_000)
  if (!shell.isNetworkUp()) shell.setNetwork(true)
  shell.tell({ type: 'user.disposition_chosen', code: 'promise', note: null })
  shell.pass(600_000)
  return shell
}

const deadly = handsetPhases.filter((phase) => phase !== 'idle')

test.each(deadly)('UPL-5, DEL-1: killed in the phase %s, nothing is lost and nothing doubled', (phase) => {
  // Nothing is recovered before something died.
  const shell = playCall(phase === 'recording.recovering' ? ['recording.recording', phase] : [phase])
  expect(shell.isCrashOpen(), 'the phase was reached').toBe(false)
  const { reports, stored } = shell.server
  const kinds = reports.map(({ kind }) => kind)
  expect(shell.placed.length).toBe(phase === 'call.placing' ? 0 : 1)
  expect(kinds.filter((kind) => kind === 'call.started').length).toBe(1)
  expect(kinds.filter((kind) => kind === 'call.ended').length).toBe(1)
  expect(kinds.filter((kind) => kind === 'disposition.recorded').length).toBe(1)
  const ended = reports.find(({ kind }) => kind === 'call.ended')
  expect(ended?.payload).toMatchObject({ outcome: phase === 'call.placing' ? 'device_failed' : 'connected' })
  const sealed = reports.flatMap((r) => (r.kind === 'recording.sealed' ? [r.payload.recordingId] : []))
  const lost = reports.flatMap((r) => (r.kind === 'recording.failed' ? [r.payload.recordingId] : []))
  expect([...sealed, ...lost].toSorted()).toEqual([...shell.captured].toSorted())
  // Only a death between the order and the first byte can leave a recording without a file; the call's next one goes on.
  const isBeforeFirstByte = phase === 'recording.starting' || phase === 'call.connected'
  expect(lost.length).toBe(isBeforeFirstByte ? 1 : 0)
  if (phase !== 'call.placing') expect(sealed.length).toBeGreaterThan(0)
  for (const recordingId of sealed) expect(stored).toContain(recordingId)
  expect([...shell.rows.keys()].filter((key) => /^(?:report|recording|call)\//.test(key))).toEqual([])
})

test('the same call without a death', () => {
  const shell = playCall([])
  expect(shell.server.reports.map(({ kind }) => kind)).toEqual([
    'settings.applied',
    'call.started',
    'command.completed',
    'call.ringing',
    'call.connected',
    'recording.started',
    'call.held',
    'call.resumed',
    'call.ended',
    'recording.sealed',
    'recording.deleted',
    'disposition.recorded',
  ])
})
