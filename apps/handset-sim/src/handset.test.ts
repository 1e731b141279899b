import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { createVirtualHandset } from './handset.ts'
import { openPhoneDatabase } from './journal/phone-storage.ts'
import { scriptOf } from './telephony/callee.ts'
import { createPhoneCallStore } from './telephony/phone-calls.store.ts'
import { createHandsetBench, type HandsetBench, openUpload } from './test/handset-bench.ts'

const benches: HandsetBench[] = []
async function bench(factor?: number): Promise<HandsetBench> {
  const made = await createHandsetBench(factor)
  benches.push(made)
  return made
}
afterEach(async () => {
  for (const made of benches.splice(0)) await made.remove()
})

test('CTC-1, REC-1, DEL-1: a dial command becomes a call, a sealed recording at the server, and no file on the phone', async () => {
  const { server, handset, until, signIn, dir } = await bench(10)
  await signIn()
  const { recordingId } = server.dial('+821000009112')
  await until('the file is deleted', () => server.kinds().includes('recording.deleted'))
  expect(server.receipts).toHaveLength(1)
  expect(server.kinds().filter((kind) => kind.startsWith('call.'))).toEqual([
    'call.started',
    'call.ringing',
    'call.connected',
    'call.ended',
  ])
  const { sha256, recording } = await openUpload(server, recordingId)
  expect(sha256).toBe(handset.audioInSha256(recordingId))
  // The call talks for 12 s; its sound begins when the capture is ready.
  expect(recording.layout.seal.durationMs).toBeGreaterThan(8_000)
  expect(recording.layout.seal.durationMs).toBeLessThanOrEqual(12_000)
  expect(readdirSync(join(dir, 'recordings'))).toEqual([])
})

test('REC-9: pieces of a recording are at the server while its call runs', async () => {
  const { server, until, signIn, handset } = await bench(10)
  await signIn()
  const { recordingId } = server.dial('+821000009130')
  await until('a piece has come', () => (server.uploads.get(recordingId)?.bytes.length ?? 0) > 16_384)
  expect(handset.view()?.call?.phase).toBe('connected')
})

test('UPL-6: plain HTTP is spoken to the machine itself only', async () => {
  const { dir } = await bench()
  const attempt = (serverUrl: string) => createVirtualHandset({ dir, serverUrl })
  await expect(attempt('http://smartym.example')).rejects.toThrow('plain HTTP to this machine only')
  await expect(attempt('http://10.0.0.1:8080')).rejects.toThrow(RangeError)
})

test('REC-7: a phone that lost the key of its journal sets aside what it cannot read, and asks to be registered again', async () => {
  const { dir, server, handset, signIn } = await bench(10)
  await signIn()
  await handset.close()
  writeFileSync(join(dir, 'recordings', 'rec_1.smr'), 'sealed to the company')
  rmSync(join(dir, 'keys.json'))
  for (let starts = 0; starts < 2; starts += 1) {
    const again = await createVirtualHandset({ dir, serverUrl: server.url, registrationCode: 'USED' })
    await vi.waitFor(() => expect(again.view()?.registration).toMatchObject({ unreadableRecordings: 1 }))
    expect(again.view()?.registration.state).toBe('unregistered')
    await again.close()
  }
  const aside = join(dir, 'unreadable', '1')
  expect(readFileSync(join(aside, 'recordings', 'rec_1.smr'), 'utf8')).toBe('sealed to the company')
  expect(existsSync(join(aside, 'handset.db'))).toBe(true)
})

test('airplane mode in a call ends the call; what is owed is sent when it is over', async () => {
  const { server, until, signIn, handset } = await bench(10)
  await signIn()
  const { recordingId } = server.dial('+821000009130')
  await until('the call is connected', () => server.kinds().includes('call.connected'))
  await handset.changeFaults({ isAirplaneModeOn: true })
  await until('the call has ended', () => handset.view()?.call === null)
  expect(server.kinds()).not.toContain('call.ended')
  await handset.changeFaults({ isAirplaneModeOn: false })
  await until('the file is deleted', () => server.kinds().includes('recording.deleted'))
  expect(server.kinds().filter((kind) => kind === 'call.ended')).toHaveLength(1)
  expect((await openUpload(server, recordingId)).sha256).toBe(handset.audioInSha256(recordingId))
})

test('REC-6: a battery that is pulled out in a call costs at most a second of sound, and says so', async () => {
  const { server, until, signIn, handset, clock } = await bench(3)
  await signIn()
  const { recordingId } = server.dial('+821000009160')
  await until('the call is connected', () => server.kinds().includes('call.connected'))
  await new Promise<void>((resolve) => void clock.setTimer(13_000, resolve))
  await handset.changeFaults({ isBatteryOut: true })
  await handset.changeFaults({ isBatteryOut: false })
  await until('the file is deleted', () => server.kinds().includes('recording.deleted'))
  const sealed = server.reports.find((report) => report.kind === 'recording.sealed')
  expect(sealed?.payload).toMatchObject({ endReason: 'recovered' })
  const { lostMs = 0, durationMs = 0 } = sealed?.payload ?? {}
  expect(lostMs).toBeLessThan(1_500)
  expect(durationMs).toBeGreaterThan(11_000)
  const { recording } = await openUpload(server, recordingId)
  expect(recording.layout.seal.endReason).toBe(1)
  expect(server.kinds().filter((kind) => kind === 'call.ended')).toHaveLength(1)
})

test('an app that dies in a call finds it again and goes on', async () => {
  const { server, until, signIn, handset } = await bench(10)
  await signIn()
  server.dial('+821000009120')
  await until('the call is connected', () => server.kinds().includes('call.connected'))
  await handset.restartApp()
  await until('the call has ended', () => server.kinds().includes('call.ended'))
  await until(
    'both recordings are gone',
    () => server.kinds().filter((kind) => kind === 'recording.deleted').length === 2,
  )
  expect(server.kinds().filter((kind) => kind === 'call.started')).toHaveLength(1)
  expect(server.kinds().filter((kind) => kind === 'recording.sealed')).toHaveLength(2)
})

test('an incoming call rings, is answered and recorded', async () => {
  const { server, until, signIn, handset } = await bench(10)
  await signIn()
  handset.receiveCall('+821000001234')
  await until('it rings', () => handset.view()?.call?.phase === 'ringing')
  handset.send({ type: 'user.answer_requested' })
  await until('it is connected', () => handset.view()?.call?.phase === 'connected')
  await until('it has ended', () => server.kinds().includes('call.ended'))
  expect(server.reports.find(({ kind }) => kind === 'call.started')?.payload).toMatchObject({
    direction: 'inbound',
  })
})

test('REC-1, MON-3: of two SIMs the agent names the line; calls by the other are answered, and nobody hears of them', async () => {
  const { server, until, signIn, handset } = await bench(10)
  await signIn()
  await handset.changeFaults({ hasSecondSim: true })
  // The line was the only SIM before, and stays known.
  await until('the line is known', () => handset.view()?.lineSim?.current?.simId === 'sim-1')
  handset.receiveCall('+821000001234', { isToSecondSim: true })
  await until('it rings', () => handset.view()?.call?.phase === 'ringing')
  handset.send({ type: 'user.answer_requested' })
  await until('it is connected', () => handset.view()?.call?.phase === 'connected')
  handset.send({ type: 'user.hang_up_requested' })
  await until('it is over', () => handset.view()?.call === null)
  expect(server.kinds()).not.toContain('call.started')
  await handset.changeFaults({ isLineSimOut: true })
  await until('the line is missing', () => handset.view()?.recording.faults.includes('line') === true)
  server.dial('+821000009120')
  await until('the call is refused', () => server.kinds().includes('command.refused'))
  expect(server.reports.at(-1)?.payload).toMatchObject({ reason: 'line_missing' })
  handset.send({ type: 'user.line_sim_chosen', simId: 'sim-2' })
  await until('the other is the line', () => handset.view()?.lineSim?.current?.knownBy === 'agent')
})

test('UPL-7: a call that was answered while the app did not run is found in the phone’s list, and told once', async () => {
  const { server, until, signIn, handset, clock, dir } = await bench(20)
  await signIn()
  await handset.close()
  const placedAtMs = clock.wallMs()
  const database = openPhoneDatabase(dir)
  createPhoneCallStore(database).save({
    telephonyId: 'elsewhere',
    callId: null,
    direction: 'inbound',
    phoneNumber: '+821000007777',
    simId: 'sim-1',
    bootId: 'another',
    script: scriptOf('+821000007777'),
    placedAtMs,
    ringingAtMs: placedAtMs,
    connectedAtMs: placedAtMs + 1_000,
    endedAtMs: placedAtMs + 4_000,
    endCause: 'remote',
  })
  database.close()
  await new Promise<void>((resolve) => void clock.setTimer(66_000, resolve))
  const again = await createVirtualHandset({ dir, serverUrl: server.url, clock })
  await until('the call is told', () => server.kinds().includes('call.logged'))
  expect(server.reports.find(({ kind }) => kind === 'call.logged')?.payload).toMatchObject({
    phoneNumber: '+821000007777',
    outcome: 'connected',
    durationMs: 3_000,
  })
  await again.close()
})

test('INB-1: a caller whom nobody answers gets a text from the phone, in parts, once', async () => {
  const { server, until, signIn, handset } = await bench(10)
  await signIn()
  handset.receiveCall('+821000001234', { patienceMs: 3_000 })
  await until('the text is sent', () => server.kinds().includes('text.sent'))
  const [sent] = handset.sentTexts()
  expect(sent?.phoneNumber).toBe('+821000001234')
  expect(sent?.body).toMatch(/^\d\d:\d\d에 주신 전화를/)
  const ordered = server.reports.find(({ kind }) => kind === 'text.ordered')
  expect(ordered?.payload).toMatchObject({ textMessageId: sent?.textMessageId, body: sent?.body, parts: 2 })
  await until('the agent is available', () => handset.view()?.agentState?.state === 'available')
  handset.receiveCall('+821000001234', { patienceMs: 3_000 })
  await until('the second is withheld', () => server.kinds().includes('text.withheld'))
  expect(handset.sentTexts()).toHaveLength(1)
})

test('INB-1: an answered call sends no text, and one that the radio cannot send is said to have failed', async () => {
  const { server, until, signIn, handset } = await bench(10)
  await signIn()
  handset.receiveCall('+821000001237', { patienceMs: 3_000 })
  await until('the text failed', () => server.kinds().includes('text.failed'))
  expect(server.reports.find(({ kind }) => kind === 'text.failed')?.payload).toMatchObject({
    fault: 'no_service',
  })
  await until('the agent is available', () => handset.view()?.agentState?.state === 'available')
  handset.receiveCall('+821000001239')
  await until('it rings', () => handset.view()?.call?.phase === 'ringing')
  handset.send({ type: 'user.answer_requested' })
  await until('it is connected', () => handset.view()?.call?.phase === 'connected')
  handset.send({ type: 'user.hang_up_requested' })
  await until(
    'both calls are over',
    () => server.kinds().filter((kind) => kind === 'call.ended').length === 2,
  )
  expect(server.kinds().filter((kind) => kind === 'text.ordered')).toHaveLength(1)
  expect(handset.sentTexts()).toEqual([])
})
