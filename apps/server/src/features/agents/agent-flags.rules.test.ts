import type { DeviceStatus } from '@smartym/contract'
import { describe, expect, test } from 'vitest'
import { type FlagFacts, flagsOf } from './agent-flags.rules.ts'

const now = 1_000_000
const status = { integritySigns: [], recordingFaults: [] } as unknown as DeviceStatus
const healthy = { isConnected: true, lastHeartbeatAt: now, status }
const working: FlagFacts = {
  state: 'available',
  since: now,
  unresponsiveSince: null,
  longCallMs: 60_000,
  longWrapUpMs: 30_000,
  device: healthy,
}

describe('MON-4: what a manager sees of an agent beside the state', () => {
  test.each<[string, Partial<FlagFacts>, string[]]>([
    ['a healthy phone', {}, []],
    ['a call that is not long', { state: 'in_call', since: now - 59_999 }, []],
    ['a long call', { state: 'in_call', since: now - 60_000 }, ['long_call']],
    ['a long wrap-up', { state: 'wrap_up', since: now - 30_000 }, ['long_wrap_up']],
    ['a long break', { state: 'not_ready', since: 0 }, []],
    [
      'a phone that was just heard of',
      { device: { ...healthy, isConnected: false, lastHeartbeatAt: now - 44_999 } },
      [],
    ],
    ['a phone that is silent', { device: { ...healthy, lastHeartbeatAt: now - 45_000 } }, ['link_lost']],
    [
      'a phone that has just connected',
      { device: { isConnected: true, lastHeartbeatAt: null, status: null } },
      [],
    ],
    ['no phone', { device: null }, ['link_lost']],
    ['an order that the phone did not take', { unresponsiveSince: now }, ['unresponsive']],
    [
      'a phone without space',
      { device: { ...healthy, status: { ...status, recordingFaults: ['space'] } } },
      ['fault', 'not_recording'],
    ],
    [
      'a phone that may not record',
      { device: { ...healthy, status: { ...status, recordingFaults: ['permission'] } } },
      ['not_recording'],
    ],
    ['a rooted phone', { device: { ...healthy, status: { ...status, integritySigns: ['su'] } } }, ['fault']],
    [
      'everything, but nobody signed in',
      { state: 'logged_out', since: 0, device: null, unresponsiveSince: 1 },
      [],
    ],
  ])('%s', (_what, changes, flags) => {
    expect(flagsOf({ ...working, ...changes }, now)).toEqual(flags)
  })
})
