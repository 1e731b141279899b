import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { describeOnBothDialects } from '../../../../platform/db/test/describe-on-both-dialects.ts'
import { createKeysWorld } from '../test/keys-world.ts'

const crm = generateKeyPairSync('ec', { namedCurve: 'P-256' })

describeOnBothDialects('public keys', (makeDb) => {
  test('INT-1: a public key that is private, or one for another kind of key, is not registered', async () => {
    const { manage, db } = await createKeysWorld(await makeDb())
    const body = { name: 'x', permissions: ['self'], orgUnitId: null, origins: [] }
    const privateJwk = crm.privateKey.export({ format: 'jwk' })
    const refused = await manage('POST', '', { ...body, authentication: 'assertion', publicJwk: privateJwk })
    expect(refused.json()).toMatchObject({ code: 'accounts.public_key_refused', reason: 'private' })
    expect(refused.body).not.toContain(String(privateJwk.d))
    const publicJwk = crm.publicKey.export({ format: 'jwk' })
    for (const authentication of ['secret', 'signature'])
      expect((await manage('POST', '', { ...body, authentication, publicJwk })).json()).toMatchObject({
        code: 'request.invalid',
        members: [{ path: 'body/publicJwk', rule: 'forbidden' }],
      })
    const rows = await db
      .read<{ api_keys: { credential: Uint8Array | null } }>()
      .selectFrom('api_keys')
      .select('credential')
      .execute()
    expect(rows.some(({ credential }) => Buffer.from(credential ?? []).includes(String(privateJwk.d)))).toBe(
      false,
    )
  })
})
