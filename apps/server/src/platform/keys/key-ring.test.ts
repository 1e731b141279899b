import { describe, expect, test } from 'vitest'
import { createKeyRing, makeHexKey } from './key-ring.ts'

/* A folder of secrets that counts how often it was read, and a clock that stands. */
function createPlace() {
  const texts = new Map([['root', makeHexKey()]])
  let reads = 0
  let nowMs = 0
  const ring = createKeyRing({
    name: 'root',
    secrets: {
      get(name) {
        reads += 1
        return texts.get(name) ?? ''
      },
      find: (name) => texts.get(name),
    },
    clock: { monotonicMs: () => nowMs },
  })
  return {
    ring,
    /** As `keys renew` does on another node; gives the new key's id. */
    renew() {
      texts.set('root-former', texts.get('root') ?? '')
      const text = makeHexKey()
      texts.set('root', text)
      const other = createKeyRing({
        name: 'root',
        secrets: { get: () => text, find: () => undefined },
        clock: { monotonicMs: () => 0 },
      })
      return other.current().id
    },
    pass: (ms: number) => (nowMs += ms),
    reads: () => reads,
  }
}

describe('SEC-6: a ring of keys that another node renews', () => {
  test('finds the new key at once, however lately it was read', () => {
    const { ring, renew } = createPlace()
    const before = ring.current().id
    const after = renew()
    expect(ring.find(after)?.id).toBe(after)
    expect(ring.current().id).toBe(after)
    expect(ring.find(before)?.id).toBe(before)
    const later = renew()
    expect(ring.find(later)?.id).toBe(later)
  })

  test('looks for a key that is nowhere once a second, and still finds a new one meanwhile', () => {
    const { ring, renew, pass, reads } = createPlace()
    const readsBefore = reads()
    for (let i = 0; i < 5; i += 1) expect(ring.find('00000000deadbeef')).toBeUndefined()
    expect(reads()).toBe(readsBefore + 1)
    const after = renew()
    expect(ring.find(after)?.id).toBe(after)
    pass(1_000)
    expect(ring.find('00000000deadbeef')).toBeUndefined()
    expect(reads()).toBe(readsBefore + 3)
  })

  test('notices a renewed key within 10 seconds of sealing', () => {
    const { ring, renew, pass } = createPlace()
    const before = ring.current().id
    const after = renew()
    expect(ring.current().id).toBe(before)
    pass(10_000)
    expect(ring.current().id).toBe(after)
  })
})
