import { expect, test } from 'vitest'
import { FakeClock } from '../clock/index.ts'
import { createTimedCache } from './index.ts'

function countingCache(options: { lifeMs?: number; maxEntries?: number } = {}) {
  const clock = new FakeClock()
  const loads: string[] = []
  const cache = createTimedCache({
    clock,
    lifeMs: options.lifeMs ?? 1000,
    maxEntries: options.maxEntries ?? 10,
    load: async (key: string) => {
      loads.push(key)
      if (key === 'bad') throw new Error('no such thing')
      return `${key}${loads.length}`
    },
  })
  return { clock, loads, cache }
}

test('a value is loaded once until it is too old', async () => {
  const { clock, cache } = countingCache()
  expect(await Promise.all([cache.get('a'), cache.get('a')])).toEqual(['a1', 'a1'])
  await clock.advance(999)
  expect(await cache.get('a')).toBe('a1')
  await clock.advance(1)
  expect(await cache.get('a')).toBe('a2')
})

test('a forgotten value is loaded anew, also when it is forgotten while it loads', async () => {
  const { cache } = countingCache()
  const loading = cache.get('a')
  cache.forget('a')
  expect(await cache.get('a')).toBe('a2')
  expect(await loading).toBe('a1')
  expect(await cache.get('a')).toBe('a2')
})

test('a failed load is not kept, and the oldest entry makes room', async () => {
  const { cache, loads } = countingCache({ maxEntries: 2 })
  await expect(cache.get('bad')).rejects.toThrow('no such thing')
  await expect(cache.get('bad')).rejects.toThrow('no such thing')
  expect(loads).toEqual(['bad', 'bad'])
  await cache.get('a')
  await cache.get('b')
  await cache.get('c')
  loads.length = 0
  await cache.get('c')
  await cache.get('a')
  expect(loads).toEqual(['a'])
})
