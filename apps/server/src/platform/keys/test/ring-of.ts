import { FakeClock } from '../../clock/index.ts'
import { createKeyRing, formerNameOf, type KeyRing } from '../key-ring.ts'

/** A ring of these keys, the current one first. */
export function ringOf(...keys: readonly Uint8Array[]): KeyRing {
  const [current = '', ...former] = keys.map((key) => Buffer.from(key).toString('hex'))
  const secrets = {
    get: () => current,
    find: (name: string) => (name === formerNameOf('test') ? former.join('\n') : undefined),
  }
  return createKeyRing({ secrets, clock: new FakeClock(), name: 'test' })
}
