import { generateKeyPairSync, hash, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { encodeSpki, isSignedBy, isDeviceKey, thumbprintOf } from './device-key.ts'

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
const spki = publicKey.export({ format: 'der', type: 'spki' })

test('SEC-1: a phone’s key is a P-256 key and nothing else', () => {
  expect(isDeviceKey(spki)).toBe(true)
  expect(encodeSpki(spki.subarray(-65))).toEqual(spki)
  const other = generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey
  for (const key of [other, rsa]) expect(isDeviceKey(key.export({ format: 'der', type: 'spki' }))).toBe(false)
  const offCurve = Buffer.from(spki)
  offCurve[90] = (offCurve[90] ?? 0) ^ 1
  for (const bytes of [Buffer.alloc(0), spki.subarray(0, 90), Buffer.alloc(91), offCurve])
    expect(isDeviceKey(bytes)).toBe(false)
})

test('SEC-1: the thumbprint is that of RFC 7638', () => {
  const { crv, kty, x, y } = publicKey.export({ format: 'jwk' })
  const expected = hash('sha256', JSON.stringify({ crv, kty, x, y }), 'buffer')
  expect(thumbprintOf(spki)).toEqual(expected)
})

test('SEC-1: only r‖s of the very message by the very key is a signature', () => {
  const message = Buffer.from('smartym/gateway')
  const signature = sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' })
  expect(isSignedBy(spki, message, signature.toString('base64url'))).toBe(true)
  expect(isSignedBy(spki, Buffer.from('smartym/gatewax'), signature.toString('base64url'))).toBe(false)
  expect(isSignedBy(spki, message, signature.subarray(1).toString('base64url'))).toBe(false)
  const der = sign('sha256', message, privateKey)
  expect(isSignedBy(spki, message, der.toString('base64url'))).toBe(false)
})
