import { expect, test } from 'vitest'
import { daysUntilEnd, isNetworkText, isOriginText, listOf, parsePublicKey } from './api-key-values.ts'
import { parseApiKeysSearch } from './api-keys.search.ts'

const now = Date.parse('2026-11-23T00:00:00Z')
const key = (days: number, state: 'active' | 'expired' = 'active') => ({
  state,
  expiresAt: new Date(now + days * 86_400_000).toISOString(),
})

test('INT-1: a key is marked two weeks before it ends', () => {
  expect(daysUntilEnd(key(14.5), now)).toBe(14)
  expect(daysUntilEnd(key(0.4), now)).toBe(0)
  expect(daysUntilEnd(key(15), now)).toBeUndefined()
  expect(daysUntilEnd(key(-1, 'expired'), now)).toBeUndefined()
  expect(daysUntilEnd({ state: 'active', expiresAt: null }, now)).toBeUndefined()
})

test('INT-1: networks and origins are taken as people paste them, and wrong ones are told before they are sent', () => {
  expect(listOf(' 10.0.0.0/8,\n192.0.2.7  10.0.0.0/8 ')).toEqual(['10.0.0.0/8', '192.0.2.7'])
  for (const text of ['10.0.0.0/8', '192.0.2.7', '2001:db8::/32', '::1'])
    expect(isNetworkText(text)).toBe(true)
  for (const text of ['crm.bank.example', '10.0.0', '10.0.0.0/', 'abc'])
    expect(isNetworkText(text)).toBe(false)
  for (const text of ['https://crm.bank.example', 'http://10.0.0.1:8080'])
    expect(isOriginText(text)).toBe(true)
  for (const text of [
    'https://crm.bank.example/',
    'crm.bank.example',
    'javascript:alert(1)',
    'https://a:443',
  ])
    expect(isOriginText(text)).toBe(false)
})

test('INT-1: a public key is taken alone or as a set of one', () => {
  const jwk = { kty: 'EC', crv: 'P-256', x: 'a', y: 'b' }
  expect(parsePublicKey(JSON.stringify(jwk))).toEqual(jwk)
  expect(parsePublicKey(JSON.stringify({ keys: [jwk] }))).toEqual(jwk)
  for (const text of [
    '',
    '{',
    '[]',
    '"x"',
    '{}',
    JSON.stringify({ keys: [jwk, jwk] }),
    '-----BEGIN PUBLIC KEY-----',
  ])
    expect(parsePublicKey(text)).toBeUndefined()
})

test('INT-1: the address keeps filters and the open key, and nothing else', () => {
  const one = `key_${'1'.repeat(32)}`
  const raw = { state: 'expired', authentication: 'signature', find: 'TM', key: one, row: 'x', more: 'y' }
  expect(parseApiKeysSearch(raw)).toEqual({
    state: 'expired',
    authentication: 'signature',
    find: 'TM',
    key: one,
  })
  expect(parseApiKeysSearch({ state: 'gone', authentication: 'none', key: 'key_1' })).toEqual({})
})
