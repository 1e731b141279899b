import { hash, verify } from '@node-rs/argon2'
import { serverBusy } from '../../../platform/errors/index.ts'

/** OWASP's Argon2id for interactive sign-in: 19 MiB, two passes, one lane. The library's default algorithm is Argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const initialCost = { memoryCost: 1024, timeCost: 1, parallelism: 1 }
const currentForm = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`

export interface PasswordHasherOptions {
  /** Hashes at a time; each takes a thread and 19 MiB. */
  readonly maxRunning: number
  /** Hashes that may wait; more are refused with `server.busy`. */
  readonly maxWaiting: number
}

/** Hashes and verifies passwords, never more at a time than the machine stands: at nine o'clock everybody signs in. */
export interface PasswordHasher {
  hash(password: string): Promise<string>
  verify(passwordHash: string, password: string): Promise<boolean>
  /** Hashes a password of the server's own making, whose 90 bits of chance no guessing reaches: a thousand in a second. */
  hashInitial(password: string): Promise<string>
  /** Was this hash made with other parameters than those of now. */
  isOutdated(passwordHash: string): boolean
}

export function createPasswordHasher({ maxRunning, maxWaiting }: PasswordHasherOptions): PasswordHasher {
  const waiting: (() => void)[] = []
  let running = 0

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= maxRunning) {
      if (waiting.length >= maxWaiting) throw serverBusy()
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else {
      running += 1
    }
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }

  /* The same characters may come composed or decomposed, depending on the keyboard. */
  return {
    hashInitial: (password) => hash(password, initialCost),
    hash: (password) => inTurn(() => hash(password.normalize('NFC'), cost)),
    verify: (passwordHash, password) => inTurn(() => verify(passwordHash, password.normalize('NFC'))),
    isOutdated: (passwordHash) => !passwordHash.startsWith(currentForm),
  }
}
