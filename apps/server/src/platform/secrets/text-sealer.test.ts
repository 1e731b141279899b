import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createTextSealer } from './text-sealer.ts'

const sealer = createTextSealer(randomBytes(32))

test('SEC-6: a sealed text is read again by its key, for its owner, if no byte was changed (ASVS 11.3.2)', () => {
  const sealed = sealer.seal('key_1', '비밀')
  expect(sealer.open('key_1', sealed)).toBe('비밀')
  expect(sealed.includes('비밀')).toBe(false)
  expect(() => sealer.open('key_2', sealed)).toThrow('authenticate data')
  expect(() => createTextSealer(randomBytes(32)).open('key_1', sealed)).toThrow('authenticate data')
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(() => sealer.open('key_1', changed)).toThrow('authenticate data')
  }
  expect(sealer.seal('key_1', '비밀').equals(sealed)).toBe(false)
})
