import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDeviceTokens } from './device-token.ts'

const deviceId = 'dev_0198c0ffee007abc8def000000000001'
const now = Date.parse('2026-11-02T09:00:00+09:00')
const tokens = createDeviceTokens(randomBytes(32))

test('SEC-1: a phone’s bearer says which phone it is until it expires, at every node with the same secret', () => {
  const token = tokens.create(deviceId, now + 600_000)
  expect(token).toMatch(/^smd_[\w-]{72}$/)
  expect(tokens.parse(token, now)).toBe(deviceId)
  expect(tokens.parse(token, now + 599_999)).toBe(deviceId)
  expect(tokens.parse(token, now + 600_000)).toBeUndefined()
  expect(createDeviceTokens(randomBytes(32)).parse(token, now)).toBeUndefined()
})

test('SEC-1: a bearer with any bit changed is none', () => {
  const token = tokens.create(deviceId, now + 600_000)
  const bytes = Buffer.from(token.slice(4), 'base64url')
  fc.assert(
    fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
      const changed = Buffer.from(bytes)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(tokens.parse(`smd_${changed.toString('base64url')}`, now)).toBeUndefined()
    }),
  )
})
