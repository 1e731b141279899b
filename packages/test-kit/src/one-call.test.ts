import { afterEach, describe, expect, test } from 'vitest'
import { type Constellation, startConstellation } from './constellation.ts'
import { runOneCall } from './one-call.ts'

let constellation: Constellation | undefined
afterEach(async () => {
  await constellation?.stop()
  constellation = undefined
})

describe.each(['sqlite', 'mariadb'] as const)('one call through everything (%s)', (database) => {
  test('CTC-1, CTC-9, REC-1, REC-6, SEC-7, SEC-8: what was said is what is heard, by those who may', async () => {
    constellation = await startConstellation({ database })
    const call = await runOneCall(constellation)
    expect(call.audioOutSha256).toBe(call.audioInSha256)
    expect(call.refusal).toBe('recordings.listen_not_approved')
    expect(call.audio.length).toBeGreaterThan(3_000)
    const done = call.trace.filter(({ at }) => at !== null).map(({ step }) => step)
    expect(done).toEqual([
      'accepted',
      'rule_checked',
      'pushed',
      'receipt',
      'dialed',
      'rang',
      'connected',
      'recorded',
      'ended',
      'sealed',
      'uploaded',
      'verified',
    ])
    expect(call.trace.filter(({ isFailed }) => isFailed)).toEqual([])
  })
})
