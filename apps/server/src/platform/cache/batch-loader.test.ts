import { expect, test } from 'vitest'
import { createBatchLoader } from './index.ts'

test('what is wanted in one turn is loaded in one go, each gets its own', async () => {
  const batches: (readonly string[])[] = []
  const loader = createBatchLoader(async (keys) => {
    batches.push(keys)
    return keys.map((key) => key.toUpperCase())
  })
  expect(await Promise.all(['a', 'b', 'a'].map((key) => loader.load(key)))).toEqual(['A', 'B', 'A'])
  expect(await loader.load('c')).toBe('C')
  expect(batches).toEqual([['a', 'b', 'a'], ['c']])
})

test('a load that fails is told to all who waited for it, and to nobody after', async () => {
  let isBroken = true
  const loader = createBatchLoader(async (keys) => {
    if (isBroken) throw new Error('busy')
    return keys
  })
  const results = await Promise.allSettled([loader.load('a'), loader.load('b')])
  expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected'])
  isBroken = false
  expect(await loader.load('a')).toBe('a')
})
