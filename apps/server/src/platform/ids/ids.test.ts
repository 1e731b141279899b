import { describe, expect, test } from 'vitest'
import { idPattern } from '@smartym/contract'
import { FakeClock } from '../clock/index.ts'
import { bytesToId, createIdSource, createTestIdSource, idToBytes } from './ids.ts'

describe('ids', () => {
  test('are a prefix and a UUIDv7 of the clock', () => {
    const clock = new FakeClock(0x0192_aabb_ccdd)
    const id = createIdSource(clock).next('call')
    expect(id).toMatch(new RegExp(idPattern('call')))
    expect(id).toMatch(/^call_0192aabbccdd7000[89ab]/)
  })

  test('grow, inside a millisecond, past its 4,096 ids, and when the clock goes back', () => {
    const clock = new FakeClock()
    const source = createIdSource(clock)
    const ids: string[] = []
    for (let i = 0; i < 10_000; i += 1) {
      if (i === 9_000) clock.jumpWallClock(clock.now() - 60_000)
      ids.push(source.next('call'))
    }
    expect(ids).toEqual(ids.toSorted())
    expect(new Set(ids).size).toBe(10_000)
  })

  test('are the same on every run in tests', () => {
    const make = () => {
      const source = createTestIdSource(new FakeClock())
      return Array.from({ length: 1000 }, () => source.next('agent'))
    }
    expect(make()).toEqual(make())
    expect(new Set(make()).size).toBe(1000)
  })

  test('give their 16 bytes and come back from them', () => {
    const id = createIdSource(new FakeClock()).next('recording')
    expect(idToBytes(id)).toHaveLength(16)
    expect(bytesToId('recording', idToBytes(id))).toBe(id)
    expect(() => idToBytes('rec_xyz')).toThrow(TypeError)
    expect(() => bytesToId('recording', new Uint8Array(15))).toThrow(TypeError)
  })
})
