import { generateKeyPairSync, hash, randomUUID, sign } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { describe, expect, test } from 'vitest'
import type { Device } from '../devices.service.ts'
import { createDeviceProofs } from './device-proofs.ts'

const uploads = '/api/v1/recording-uploads'
const token = 'token'

/** Tries a proof that was made for `origin`, sent to a server that a proxy calls by another name. */
function createDesk(uploadAddress: string | null) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' })
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const proofs = createDeviceProofs({
    clock: { monotonicMs: () => 1000 },
    publicAddress: 'https://smartym.bank.example',
    uploadAddressOf: async (companyId) => (companyId === 'cmp_1' ? uploadAddress : null),
  })
  return async (origin: string, url = `${uploads}/rec_1`, companyId = 'cmp_1') => {
    const ath = hash('sha256', token, 'base64url')
    const claims = { jti: randomUUID(), htm: 'PATCH', htu: origin + url, iat: 1, ath, nonce: proofs.nonce() }
    const signed = `${encode({ typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y } })}.${encode(claims)}`
    const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' })
    const headers = { dpop: `${signed}.${signature.toString('base64url')}` }
    const request = { method: 'PATCH', url, headers, protocol: 'http', host: 'node-2:8080' }
    const device = { companyId, publicKey: publicKey.export({ format: 'der', type: 'spki' }) }
    return proofs.ensureProof(device as unknown as Device, token, request as unknown as FastifyRequest).then(
      () => 'accepted',
      (error: { code: string }) => error.code,
    )
  }
}

describe('a proof for the upload server', () => {
  test('UPL-3: is accepted for the address that the company set, and for no third one', async () => {
    const send = createDesk('https://uploads.bank.example:8443')
    expect(await send('https://uploads.bank.example:8443')).toBe('accepted')
    expect(await send('https://uploads.bank.example:8443', uploads)).toBe('accepted')
    expect(await send('https://smartym.bank.example')).toBe('accepted')
    for (const other of [
      'https://uploads.bank.example',
      'http://uploads.bank.example:8443',
      'https://uploads.bank.example:8443.other.example',
      'https://other.example',
    ])
      expect(await send(other)).toBe('devices.proof_invalid')
  })

  test('UPL-3: opens nothing but uploads, and nothing of another company', async () => {
    const send = createDesk('https://uploads.bank.example')
    const address = 'https://uploads.bank.example'
    expect(await send(address, '/api/v1/handset/commands')).toBe('devices.proof_invalid')
    expect(await send(address, `${uploads}-other`)).toBe('devices.proof_invalid')
    expect(await send(address, uploads, 'cmp_2')).toBe('devices.proof_invalid')
    expect(await createDesk(null)(address)).toBe('devices.proof_invalid')
  })

  test('UPL-3: is accepted without the port that is HTTPS’s own, as phones write addresses', async () => {
    expect(await createDesk('https://uploads.bank.example:443')('https://uploads.bank.example')).toBe(
      'accepted',
    )
  })
})
