import { createCipheriv, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { decodeSealed } from './sealed-value.ts'
import { ringOf } from './test/ring-of.ts'
import { createTextSealer } from './text-sealer.ts'

const key = randomBytes(32)
const sealer = createTextSealer(ringOf(key))

describe('SEC-6: a sealed text', () => {
  test('is read again by its key, for its owner, if no byte was changed (ASVS 11.3.2)', () => {
    const sealed = sealer.seal('key_1', '비밀')
    expect(sealer.open('key_1', sealed)).toBe('비밀')
    expect(sealed.includes('비밀')).toBe(false)
    expect(() => sealer.open('key_2', sealed)).toThrow('authenticate data')
    expect(() => createTextSealer(ringOf(randomBytes(32))).open('key_1', sealed)).toThrow(
      'is not among the secrets',
    )
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(() => sealer.open('key_1', changed)).toThrow(/authenticate data|not among the secrets|Invalid/)
    }
    expect(sealer.seal('key_1', '비밀').equals(sealed)).toBe(false)
  })

  test('under a former key is opened while that is there, and what is sealed anew lies under the current one', () => {
    const sealed = sealer.seal('key_1', '비밀')
    const next = randomBytes(32)
    const both = createTextSealer(ringOf(next, key))
    expect(both.open('key_1', sealed)).toBe('비밀')
    const anew = both.seal('key_1', '비밀')
    expect(decodeSealed(anew)?.keyId).toBe(ringOf(next).current().id)
    expect(createTextSealer(ringOf(next)).open('key_1', anew)).toBe('비밀')
    expect(() => createTextSealer(ringOf(next)).open('key_1', sealed)).toThrow('is not among the secrets')
  })

  test('from before values carried an id is opened by whichever key it lies under', () => {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from('key_1'))
    const old = Buffer.concat([nonce, cipher.update('비밀', 'utf8'), cipher.final(), cipher.getAuthTag()])
    expect(createTextSealer(ringOf(randomBytes(32), key)).open('key_1', old)).toBe('비밀')
    expect(() => createTextSealer(ringOf(randomBytes(32))).open('key_1', old)).toThrow('authenticate data')
  })
})
