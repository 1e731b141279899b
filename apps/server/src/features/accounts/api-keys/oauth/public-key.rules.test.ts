import { generateKeyPairSync } from 'node:crypto'
import type { PublicJwk } from '@smartym/contract'
import { calculateJwkThumbprint } from 'jose'
import { expect, test } from 'vitest'
import { checkPublicKey } from './public-key.rules.ts'

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const ed = generateKeyPairSync('ed25519')
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const jwkOf = (key: { export(options: { format: 'jwk' }): object }): PublicJwk =>
  key.export({ format: 'jwk' }) as PublicJwk

test('INT-1: P-256, Ed25519 and RSA of 2048 bits are taken, without what else stands in them', async () => {
  for (const { publicKey } of [ec, ed, rsa]) {
    const jwk = jwkOf(publicKey)
    const written: object = { kid: '../../etc', use: 'sig', note: 'x' }
    const taken = checkPublicKey({ ...jwk, ...written })
    expect(taken.publicKey).toEqual(jwk)
    expect(taken.thumbprint.toString('base64url')).toBe(await calculateJwkThumbprint(jwk as never))
  }
  expect(checkPublicKey({ ...jwkOf(rsa.publicKey), alg: 'PS256' }).publicKey.alg).toBe('PS256')
})

test('INT-1: private and symmetric keys, other curves and algorithms, and what is no key are refused', () => {
  const reasonOf = (jwk: PublicJwk | undefined) => {
    try {
      checkPublicKey(jwk)
      return 'taken'
    } catch (error) {
      return (error as { params: { reason: string } }).params.reason
    }
  }
  expect(reasonOf(undefined)).toBe('missing')
  for (const { privateKey } of [ec, ed, rsa]) expect(reasonOf(jwkOf(privateKey))).toBe('private')
  expect(reasonOf({ kty: 'oct', k: 'c2VjcmV0' } as PublicJwk)).toBe('private')
  const { publicKey: other } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
  const jwk = jwkOf(ec.publicKey)
  const unsupported: PublicJwk[] = [
    jwkOf(other),
    { kty: 'oct' },
    { ...jwk, alg: 'HS256' },
    { ...jwk, alg: 'none' },
    { ...jwk, alg: 'RS256' },
    { ...jwk, x: 'AAAA' },
    { ...jwk, y: String(jwk.x) },
    { kty: 'EC', crv: 'P-256' },
  ]
  for (const each of unsupported)
    expect({ each, reason: reasonOf(each) }).toEqual({ each, reason: 'unsupported' })
  const { publicKey: short } = generateKeyPairSync('rsa', { modulusLength: 1024 })
  expect(reasonOf(jwkOf(short))).toBe('weak')
  for (const e of ['AQ', 'Aw', 'AQAA', '']) expect(reasonOf({ ...jwkOf(rsa.publicKey), e })).toBe('weak')
})
