import { describe, expect, test } from 'vitest'
import type { ListenGrantResponse } from '@smartym/contract'
import {
  idlePlayer,
  type PlayerEvent,
  type PlayerState,
  speeds,
  stepPlayer,
  stepSpeed,
} from './player.machine.ts'

const grant = { listenGrantId: `lgr_${'1'.repeat(32)}`, playsLeft: 2 } as ListenGrantResponse

function after(...events: readonly PlayerEvent[]): PlayerState {
  return events.reduce(stepPlayer, idlePlayer)
}

const loaded = [{ kind: 'asked' }, { kind: 'granted', grant }, { kind: 'loaded' }] as const

describe('the player’s states (ADM-2, SEC-7)', () => {
  test('ADM-2: one asks, gets a grant, sees it open, and hears', () => {
    expect(after({ kind: 'asked' })).toEqual({ kind: 'asking' })
    expect(after({ kind: 'asked' }, { kind: 'granted', grant }, { kind: 'loaded_more', share: 0.4 })).toEqual(
      {
        kind: 'loading',
        grant,
        share: 0.4,
      },
    )
    expect(after(...loaded, { kind: 'played' }, { kind: 'moved', positionMs: 4200 })).toEqual({
      kind: 'ready',
      grant,
      isPlaying: true,
      positionMs: 4200,
      speed: 1,
    })
  })

  test('SEC-7: a grant that ends takes the sound with it, and one may ask again', () => {
    const silent = after(...loaded, { kind: 'played' }, { kind: 'grant_ended' })
    expect(silent).toEqual({ kind: 'silent', reason: 'expired' })
    expect(stepPlayer(silent, { kind: 'asked' })).toEqual({ kind: 'asking' })
  })

  test('SEC-7: a grant that ends while its sound is still opening gives no sound', () => {
    const state = after(
      { kind: 'asked' },
      { kind: 'granted', grant },
      { kind: 'grant_ended' },
      { kind: 'loaded' },
    )
    expect(state).toEqual({ kind: 'silent', reason: 'expired' })
  })

  test('SEC-8: a refusal is shown, and nothing that comes late turns it into a sound', () => {
    const error = new Error('not approved')
    const refused = after({ kind: 'asked' }, { kind: 'failed', error })
    expect(refused).toEqual({ kind: 'failed', error })
    expect(stepPlayer(refused, { kind: 'granted', grant })).toBe(refused)
  })

  test('ADM-2: without a rendition the player says why it is silent', () => {
    expect(
      after(
        { kind: 'asked' },
        { kind: 'granted', grant },
        { kind: 'nothing_to_load', reason: 'missing_tool' },
      ),
    ).toEqual({ kind: 'silent', reason: 'missing_tool' })
  })

  test('ADM-2: a second press while it asks asks only once', () => {
    const asking = after({ kind: 'asked' })
    expect(stepPlayer(asking, { kind: 'asked' })).toBe(asking)
    const ready = after(...loaded)
    expect(stepPlayer(ready, { kind: 'asked' })).toBe(ready)
  })

  test('SEC-7: whoever leaves the page leaves nothing behind', () => {
    expect(after(...loaded, { kind: 'closed' })).toBe(idlePlayer)
  })

  test('ADM-2: speed goes up and down by steps and stops at the ends', () => {
    expect([stepSpeed(1, 1), stepSpeed(1, -1)]).toEqual([1.25, 0.75])
    expect([stepSpeed(speeds[0], -1), stepSpeed(3, 1)]).toEqual([0.5, 3])
  })
})
