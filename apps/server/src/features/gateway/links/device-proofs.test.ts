import { afterEach, expect, test } from 'vitest'
import type { OpenDb } from '../../../platform/db/index.ts'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
import { createGatewayWorld, type GatewayWorld } from '../test/gateway-world.ts'

const worlds: GatewayWorld[] = []
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.stop()
})

describeOnBothDialects('a phone’s requests', (makeDb) => {
  let shared: Promise<OpenDb> | undefined
  const url = '/api/v1/handset/commands'

  async function connected() {
    const w = await createGatewayWorld(await (shared ??= makeDb()))
    worlds.push(w)
    const device = await w.register()
    const { welcome } = await w.connect(device)
    return { w, key: device.key, token: welcome.accessToken, nonce: welcome.proofNonce }
  }

  test('SEC-1: ASVS 10.3.5: a stolen token is worth nothing without the phone’s key', async () => {
    const { w, key, token, nonce } = await connected()
    const thief = (await w.register()).key
    const bare = await w.app.inject({ url, headers: { authorization: `Bearer ${token}` } })
    expect(bare.json()).toMatchObject({ status: 401, code: 'auth.required' })
    const unproved = await w.app.inject({ url, headers: { authorization: `DPoP ${token}` } })
    expect(unproved.json()).toMatchObject({ status: 401, code: 'devices.proof_invalid' })
    expect(unproved.headers['www-authenticate']).toBe('DPoP error="invalid_dpop_proof", algs="ES256"')
    const stolen = await w.app.inject({ url, headers: thief.headersFor({ url, token, nonce }) })
    expect(stolen.json().code).toBe('devices.proof_invalid')
    const right = await w.app.inject({ url, headers: key.headersFor({ url, token, nonce }) })
    expect(right.statusCode).toBe(200)
  })

  test('SEC-1: a request that is sent again is refused', async () => {
    const { w, key, token, nonce } = await connected()
    const headers = key.headersFor({ url, token, nonce })
    expect((await w.app.inject({ url, headers })).statusCode).toBe(200)
    const again = await w.app.inject({ url, headers })
    expect(again.json()).toMatchObject({ status: 401, code: 'devices.proof_invalid' })
    const twice = await Promise.all(
      [1, 2, 3].map(() =>
        w.app.inject({
          url,
          headers: key.headersFor({ url, token, nonce, changes: { jti: 'twice-at-once' } }),
        }),
      ),
    )
    expect(twice.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401, 401])
  })

  test('SEC-1: without a nonce of this server, or with an old one, a phone is told a new one', async () => {
    const { w, key, token, nonce } = await connected()
    const send = (used: string, changes = {}) =>
      w.app.inject({ url, headers: key.headersFor({ url, token, nonce: used, changes }) })
    for (const changes of [{ nonce: undefined }, { nonce: 'made-up' }, { nonce: 7 }]) {
      const challenged = await send(nonce, changes)
      expect(challenged.json()).toMatchObject({ status: 401, code: 'devices.proof_nonce_required' })
      expect(challenged.headers['www-authenticate']).toContain('error="use_dpop_nonce"')
      expect((await send(String(challenged.headers['dpop-nonce']))).statusCode).toBe(200)
    }
    await w.clock.advance(61_000)
    const late = await send(nonce)
    expect(late.statusCode).toBe(200)
    expect(late.headers['dpop-nonce']).toMatch(/^[\w-]{22}$/)
    expect(late.headers['dpop-nonce']).not.toBe(nonce)
    await w.clock.advance(300_000)
    expect((await send(nonce)).json().code).toBe('devices.proof_nonce_required')
  })
})
