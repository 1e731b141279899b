import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HandsetEvent } from '@smartym/handset-core'
import { afterEach, describe, expect, test } from 'vitest'
import { noFaults } from '../faults/faults.ts'
import { openPhoneDatabase } from '../journal/phone-storage.ts'
import { createManualClock } from '../test/manual-clock.ts'
import { createModem } from './modem.ts'
import { createPhoneCallStore } from './phone-calls.store.ts'
import { createSims } from './sims.ts'

const dirs: string[] = []
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true })
})

function phone() {
  const dir = mkdtempSync(join(tmpdir(), 'smartym-modem-'))
  dirs.push(dir)
  const clock = createManualClock()
  const air = { isOff: false }
  const faults = { ...noFaults }
  /** One life of the app, in a boot of the phone. */
  function start(bootId = 'boot-1') {
    const events: HandsetEvent[] = []
    const database = openPhoneDatabase(dir)
    const modem = createModem({
      store: createPhoneCallStore(database),
      clock,
      bootId,
      clockErrorMs: () => 0,
      powerLostAtMs: () => null,
      isRadioOff: () => air.isOff,
      sims: createSims(() => faults),
      tell: (event) => void events.push(event),
    })
    modem.start()
    const die = (): void => {
      modem.stop()
      database.close()
    }
    return { modem, events, types: () => events.map(({ type }) => type), die }
  }
  return { clock, air, faults, start }
}

describe('virtual telephony', () => {
  test('a call rings, is answered, and ends when the customer hangs up', () => {
    const { clock, start } = phone()
    const { modem, types, events, die } = start()
    modem.place('call_1', '+821000009105')
    clock.advance(2_000)
    expect(types()).toEqual(['call.placed', 'call.ringing', 'call.connected'])
    clock.advance(5_000)
    expect(events.at(-1)).toEqual({ type: 'call.ended', callId: 'call_1', cause: 'remote' })
    die()
  })

  test('an app that was killed finds its call still running, and hears how it goes on', () => {
    const { clock, start } = phone()
    const before = start()
    before.modem.place('call_1', '+821000009110')
    clock.advance(3_000)
    before.die()
    clock.advance(2_000)
    const after = start()
    after.modem.inspect('call_1')
    expect(after.events).toMatchObject([{ type: 'call.inspected', found: 'active', endedAtWallMs: null }])
    clock.advance(8_000)
    expect(after.events.at(-1)).toMatchObject({ type: 'call.ended', cause: 'remote' })
    after.die()
  })

  test('an app that was killed finds a call ended that ended without it, at its own time', () => {
    const { clock, start } = phone()
    const before = start()
    before.modem.place('call_1', '+821000009105')
    const placedAtMs = clock.wallMs()
    clock.advance(1_000)
    before.die()
    clock.advance(60_000)
    const after = start()
    after.modem.inspect('call_1')
    expect(after.events).toEqual([
      {
        type: 'call.inspected',
        callId: 'call_1',
        found: 'ended',
        connectedAtWallMs: placedAtMs + 2_000,
        endedAtWallMs: placedAtMs + 7_000,
      },
    ])
    after.die()
  })

  test('a call that was never placed is known not to have been', () => {
    const { start } = phone()
    const { modem, events, die } = start()
    modem.inspect('call_9')
    expect(events).toMatchObject([{ found: 'never_placed', connectedAtWallMs: null }])
    die()
  })

  test('a phone that went dark knows that its call is over, not when', () => {
    const { clock, start } = phone()
    const before = start()
    before.modem.place('call_1', '+821000009160')
    clock.advance(5_000)
    before.die()
    const after = start('boot-2')
    after.modem.inspect('call_1')
    expect(after.events).toMatchObject([{ found: 'ended', endedAtWallMs: null }])
    expect(after.modem.talkOf('call_1')?.endedAtMs).toBe('unknown')
    after.die()
  })

  test('without a radio no call is placed, and running ones end', () => {
    const { clock, air, start } = phone()
    const { modem, events, types, die } = start()
    modem.place('call_1', '+821000009160')
    clock.advance(3_000)
    air.isOff = true
    modem.dropAll()
    expect(events.at(-1)).toEqual({ type: 'call.ended', callId: 'call_1', cause: 'failed' })
    modem.place('call_2', '+821000009160')
    expect(events.at(-1)).toEqual({ type: 'call.place_failed', callId: 'call_2', cause: 'unreachable' })
    clock.advance(120_000)
    expect(types()).toHaveLength(5)
    die()
  })

  test('a customer who calls gives up when nobody answers, also before the core has named the call', () => {
    const { clock, start } = phone()
    const { modem, events, die } = start()
    modem.receive('+821000001234', { patienceMs: 3_000 })
    const [incoming] = events
    const telephonyId = incoming?.type === 'call.incoming' ? incoming.telephonyId : ''
    clock.advance(4_000)
    expect(events).toHaveLength(1)
    modem.bind('call_1', telephonyId)
    expect(events.at(-1)).toEqual({ type: 'call.ended', callId: 'call_1', cause: 'no_answer' })
    die()
  })

  test('CTC-1: a call leaves by the SIM that was ordered or not at all', () => {
    const { faults, start } = phone()
    const { modem, types, die } = start()
    Object.assign(faults, { hasSecondSim: true, isLineSimOut: true })
    modem.place('call_1', '+821000009105', 'sim-1')
    expect(types()).toEqual(['call.place_failed'])
    faults.isLineSimOut = false
    modem.place('call_2', '+821000009105', 'sim-1')
    expect(types()).toEqual(['call.place_failed', 'call.placed'])
    die()
  })

  test('REC-1: the phone says which of its SIMs is called, and one that is out does not ring', () => {
    const { faults, start } = phone()
    const { modem, events, die } = start()
    modem.receive('+821000001234', { isToSecondSim: true })
    expect(events).toEqual([])
    faults.hasSecondSim = true
    modem.receive('+821000001234', { isToSecondSim: true })
    modem.receive('+821000001234')
    expect(events).toMatchObject([{ simId: 'sim-2' }, { simId: 'sim-1' }])
    die()
  })

  test('UPL-7: the list shows a call once it is over, with its times, its SIM, and whether it was refused here', () => {
    const { clock, start } = phone()
    const { modem, events, die } = start()
    const sinceMs = clock.wallMs()
    modem.place('call_1', '+821000009105')
    clock.advance(3_000)
    expect(modem.loggedSince(sinceMs)).toEqual([])
    clock.advance(5_000)
    modem.receive('+821000001234')
    const incoming = events.at(-1)
    modem.bind('call_2', incoming?.type === 'call.incoming' ? incoming.telephonyId : '')
    modem.hangUp('call_2')
    expect(modem.loggedSince(sinceMs)).toMatchObject([
      {
        direction: 'inbound',
        phoneNumber: '+821000001234',
        connectedMs: 0,
        isRejected: true,
        simId: 'sim-1',
      },
      { direction: 'outbound', connectedMs: 5_000, isRejected: false, startedAtWallMs: sinceMs },
    ])
    expect(modem.loggedSince(clock.wallMs() + 1)).toEqual([])
    die()
  })
})
