import { heartbeatIntervalMs } from '@smartym/contract/constants'
import { describe, expect, test } from 'vitest'
import type { HandsetEvent, LoggedCall } from '../ports/index.ts'
import { agent, dialCommand, goodSample, id, settings, started } from '../test/fixtures.ts'
import { createTestHandset, only, type TestHandset } from '../test/handset.fake.ts'

const startedWithList = { ...started, hasCallLog: true } as HandsetEvent
const minute = 60_000
const quarter = 15 * minute

/** A phone that can read its list of calls, at work for an hour. */
function phone(): TestHandset {
  const handset = createTestHandset()
  handset.tell(startedWithList)
  handset.tell({ type: 'status.sampled', sample: goodSample })
  handset.openLink()
  tick(handset)
  handset.wait(60 * minute)
  return handset
}
function tick(handset: TestHandset) {
  handset.wait(heartbeatIntervalMs)
  return handset.tell({ type: 'timer.fired', timerId: 'heartbeat' })
}
/** The list is read, and says this. */
function reads(handset: TestHandset, calls: LoggedCall[] | null) {
  handset.wait(quarter)
  const asked = only(tick(handset), 'read_call_log')
  if (asked.length > 0) handset.tell({ type: 'call_log.told', calls })
  return asked
}
const loggedAt = (startedAtWallMs: number, change: Partial<LoggedCall> = {}): LoggedCall => ({
  direction: 'inbound',
  phoneNumber: '010-5555-6666',
  startedAtWallMs,
  connectedMs: 42_000,
  isRejected: false,
  ...change,
})
const logged = (handset: TestHandset) => handset.reports.filter(({ kind }) => kind === 'call.logged')

describe('UPL-7: the phone’s own list of calls', () => {
  test('a call that was made while the app did not run is told once, with its times and who works there', () => {
    const handset = phone()
    const at = handset.serverTime() - 20 * minute
    reads(handset, [loggedAt(at)])
    reads(handset, [loggedAt(at)])
    handset.restart()
    expect(logged(handset)).toMatchObject([
      {
        at,
        payload: {
          direction: 'inbound',
          phoneNumber: '+821055556666',
          agentId: agent.agentId,
          recordingMode: settings.recordingMode,
          outcome: 'connected',
          durationMs: 42_000,
        },
      },
    ])
  })

  test('over a restart too, and a shell without a list is asked for none', () => {
    const handset = phone()
    const at = handset.serverTime() - 20 * minute
    reads(handset, [loggedAt(at)])
    handset.restart()
    handset.tell(startedWithList)
    reads(handset, [loggedAt(at)])
    expect(logged(handset).length).toBe(1)
    const other = createTestHandset()
    expect(only(other.tell(started), 'read_call_log')).toEqual([])
  })

  test('what the app had itself is not told again, and of two calls to a number at once each is one', () => {
    const handset = phone()
    const at = handset.serverTime()
    handset.tell({ type: 'command.received', command: dialCommand(1, at + 30_000) })
    const callId = id('call', 1)
    handset.tell({ type: 'call.connected', callId })
    handset.wait(minute)
    handset.tell({ type: 'call.ended', callId, cause: 'remote' })
    const own = loggedAt(at + 1_500, {
      direction: 'outbound',
      phoneNumber: '01012345678',
      connectedMs: 58_000,
    })
    reads(handset, [own])
    expect(logged(handset)).toEqual([])
    reads(handset, [own, { ...own, startedAtWallMs: at + 20_000 }])
    expect(logged(handset).length).toBe(1)
  })

  test('calls from before the phone was the company’s, and those by a private SIM, are nobody’s business', () => {
    const handset = phone()
    const now = handset.serverTime()
    reads(handset, [loggedAt(now - 3 * 3600_000)])
    const sims = [
      { simId: '1', name: 'KT', phoneNumber: null },
      { simId: '2', name: 'SKT', phoneNumber: null },
    ]
    handset.tell({ type: 'status.sampled', sample: { ...goodSample, sims } })
    handset.tell({ type: 'user.line_sim_chosen', simId: '2' })
    reads(handset, [
      loggedAt(now - minute, { simId: '1' }),
      loggedAt(now - 2 * minute),
      loggedAt(now - 3 * minute, { simId: '2' }),
    ])
    expect(logged(handset).map(({ at }) => at)).toEqual([now - 3 * minute])
  })

  test('while a call is going on the list is not read, and a call of this minute waits for the next time', () => {
    const handset = phone()
    handset.tell({ type: 'call.incoming', telephonyId: 't1', phoneNumber: '010-5555-6666' })
    expect(reads(handset, [])).toEqual([])
    const callId = (handset.reported('call.started')[0] as { callId: string }).callId
    handset.tell({ type: 'call.ended', callId, cause: 'remote' })
    const fresh = loggedAt(handset.serverTime() + quarter - 30_000, {
      connectedMs: 10_000,
      phoneNumber: '1588-1234',
    })
    reads(handset, [fresh])
    expect(logged(handset)).toEqual([])
    reads(handset, [fresh])
    expect(logged(handset).length).toBe(1)
  })

  test('a call that began while the list was read leaves it for later, and a phone that shows no list is asked again', () => {
    const handset = phone()
    handset.wait(quarter)
    expect(only(tick(handset), 'read_call_log').length).toBe(1)
    handset.tell({ type: 'call.incoming', telephonyId: 't1', phoneNumber: null })
    handset.tell({ type: 'call_log.told', calls: [loggedAt(handset.serverTime() - 5 * minute)] })
    expect(logged(handset)).toEqual([])
    const callId = (handset.reported('call.started')[0] as { callId: string }).callId
    handset.tell({ type: 'call.ended', callId, cause: 'remote' })
    expect(only(tick(handset), 'read_call_log').length).toBe(1)
    handset.tell({ type: 'call_log.told', calls: null })
    expect(reads(handset, null).length).toBe(1)
  })

  test('a long call comes into the list behind a later one that was missed, and is told all the same', () => {
    const handset = phone()
    const now = handset.serverTime()
    reads(handset, [loggedAt(now - 5 * minute, { connectedMs: 0 })])
    const long = loggedAt(now - 50 * minute, { connectedMs: 49 * minute, direction: 'outbound' })
    reads(handset, [long, loggedAt(now - 5 * minute, { connectedMs: 0 })])
    expect(logged(handset).map(({ payload }) => (payload as { outcome: string }).outcome)).toEqual([
      'no_answer',
      'connected',
    ])
  })

  test('whoever signed in after a call is not taken for its agent; a call for help has no recording to lack', () => {
    const handset = phone()
    const at = handset.serverTime() - 10 * minute
    handset.tell({ type: 'sign_out.accepted' })
    tick(handset)
    handset.tell({ type: 'sign_in.accepted', agent })
    tick(handset)
    reads(handset, [loggedAt(at, { phoneNumber: '112', direction: 'outbound' })])
    expect(logged(handset)).toMatchObject([{ payload: { agentId: null, recordingMode: 'manual' } }])
  })

  test('what is known of calls is forgotten after half a day', () => {
    const handset = phone()
    reads(handset, [loggedAt(handset.serverTime() - minute)])
    const kept = () => Object.keys(handset.rows()).filter((key) => key.startsWith('known_call/')).length
    expect(kept()).toBe(1)
    handset.wait(13 * 3600_000)
    reads(handset, [])
    expect(kept()).toBe(0)
  })
})
