import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import type { HandsetEvent } from '@smartym/handset-core'
import type { FactStore } from '../journal/phone-storage.ts'
import type { ValueCipher } from '../journal/value-cipher.ts'

const factName = 'app_lock'
const saltBytes = 16
const hashBytes = 32
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }

export interface AppLockParts {
  facts: FactStore
  cipher: ValueCipher
  /** Stands for the keystore: without it the verifier says nothing, however long somebody tries. */
  keystoreKey: Uint8Array
  tell(event: HandsetEvent): void
}

/** Salt and slow hash of the PIN, bound to the keystore and encrypted where they lie; never the PIN. */
export function createAppLock({ facts, cipher, keystoreKey, tell }: AppLockParts) {
  function hash(pin: string, salt: Buffer): Promise<Buffer> {
    const bound = createHmac('sha256', keystoreKey).update('smartym/app-lock').update(pin).digest()
    return new Promise((resolve, reject) => {
      scrypt(bound, salt, hashBytes, cost, (error, made) => (error ? reject(error) : resolve(made)))
    })
  }

  function findVerifier(): Buffer | undefined {
    const text = facts.find(factName)
    return text === undefined ? undefined : cipher.open(factName, Buffer.from(text, 'base64'))
  }

  async function isRight(pin: string): Promise<boolean | undefined> {
    const verifier = findVerifier()
    if (verifier === undefined) return undefined
    const made = await hash(pin, verifier.subarray(0, saltBytes))
    return timingSafeEqual(made, verifier.subarray(saltBytes))
  }

  function answer(work: Promise<HandsetEvent>): void {
    work
      .catch((): HandsetEvent => ({ type: 'app_lock.refused', reason: 'unavailable' }))
      .then(tell, () => undefined)
  }

  const refusalOf = (found: boolean | undefined): HandsetEvent => ({
    type: 'app_lock.refused',
    reason: found === undefined ? 'lost' : 'wrong_pin',
  })

  async function verified(pin: string): Promise<HandsetEvent> {
    const found = await isRight(pin)
    return found === true ? { type: 'app_lock.verified' } : refusalOf(found)
  }

  async function replaced(pin: string, currentPin: string | null): Promise<HandsetEvent> {
    const found = currentPin === null ? true : await isRight(currentPin)
    if (found !== true) return refusalOf(found)
    const salt = randomBytes(saltBytes)
    const verifier = Buffer.concat([salt, await hash(pin, salt)])
    facts.set(factName, cipher.seal(factName, verifier).toString('base64'))
    return { type: 'app_lock.set' }
  }

  return {
    verify: (pin: string): void => answer(verified(pin)),
    set: (pin: string, currentPin: string | null): void => answer(replaced(pin, currentPin)),
    clear: (): void => facts.remove(factName),
  }
}
export type AppLock = ReturnType<typeof createAppLock>
