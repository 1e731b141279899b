import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { Clock } from '../clock/index.ts'
import { SecretError, type Secrets } from '../secrets/index.ts'

/** A key with the id that everything sealed under it carries. */
export interface RingKey {
  /** 16 hexadecimal digits that tell nothing of the key. */
  readonly id: string
  readonly bytes: Buffer
}

/** A secret key and those that were it before: what lies under a former one is opened until it is rewrapped. */
export interface KeyRing {
  /** What is sealed from now on lies under this one. */
  current(): RingKey
  /** Undefined for a key that is not here, or not any more. */
  find(keyId: string): RingKey | undefined
  /** The current one first. */
  list(): readonly RingKey[]
}

export interface KeyRingOptions {
  readonly secrets: Pick<Secrets, 'get' | 'find'>
  readonly clock: Pick<Clock, 'monotonicMs'>
  /** Name of the current key's secret; those before it stand in `<name>-former`, one a line, the latest first. */
  readonly name: string
  /** A key as text; 64 hexadecimal digits unless told. */
  readonly make?: () => string
  /** Undefined for text that is no key. */
  readonly parse?: (text: string) => Buffer | undefined
}

/** How long a secret that was changed may go unnoticed; an unknown id is looked for at once. */
const readEveryMs = 10_000
/** How long an id that is nowhere is not looked for again. */
const missedForMs = 1_000

export function formerNameOf(name: string): string {
  return `${name}-former`
}

/** A new key as text, 32 bytes in hexadecimal. */
export function makeHexKey(): string {
  return randomBytes(32).toString('hex')
}

function parseHexKey(text: string): Buffer | undefined {
  return /^[0-9a-f]{64}$/.test(text) ? Buffer.from(text, 'hex') : undefined
}

function keyIdOf(bytes: Uint8Array): string {
  return createHmac('sha256', bytes).update('smartym/key-id').digest('hex').slice(0, 16)
}

/** Lines of a secret that holds several. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/**
 * The keys of a secret, read anew while the server runs. The first read makes a missing secret where that is allowed.
 * Throws `SecretError`; a later read that fails leaves the keys that are known.
 */
export function createKeyRing(options: KeyRingOptions): KeyRing {
  const { secrets, clock, name, make = makeHexKey, parse = parseHexKey } = options

  function keyOf(text: string): RingKey {
    const bytes = parse(text)
    if (bytes === undefined) throw new SecretError(`The secret "${name}" must be 64 hexadecimal digits`)
    return { id: keyIdOf(bytes), bytes }
  }

  function read(): RingKey[] {
    const former = linesOf(secrets.find(formerNameOf(name)) ?? '')
    const keys = [secrets.get(name, make), ...former].map(keyOf)
    return keys.filter(({ id }, i) => keys.findIndex((each) => each.id === id) === i)
  }

  let keys = read()
  let readAtMs = clock.monotonicMs()
  const missedAtMs = new Map<string, number>()

  function readAnew(): void {
    readAtMs = clock.monotonicMs()
    try {
      keys = read()
    } catch (error) {
      if (!(error instanceof SecretError)) throw error
    }
  }

  function refresh(): void {
    if (clock.monotonicMs() - readAtMs >= readEveryMs) readAnew()
  }

  /* A key may have been renewed right after the last read, so its age says nothing; only what was just missed waits. */
  function wasJustMissed(keyId: string): boolean {
    const nowMs = clock.monotonicMs()
    for (const [id, atMs] of missedAtMs) if (nowMs - atMs >= missedForMs) missedAtMs.delete(id)
    return missedAtMs.has(keyId)
  }

  return {
    current() {
      refresh()
      return keys[0] as RingKey
    },
    find(keyId) {
      refresh()
      const known = keys.find(({ id }) => id === keyId)
      if (known !== undefined || wasJustMissed(keyId)) return known
      readAnew()
      const found = keys.find(({ id }) => id === keyId)
      if (found === undefined) missedAtMs.set(keyId, clock.monotonicMs())
      return found
    },
    list() {
      refresh()
      return keys
    },
  }
}

/** The same keys under the same ids, for one use: HKDF-SHA-256 of each. */
export function deriveKeyRing(ring: KeyRing, use: string): KeyRing {
  const derived = new Map<string, RingKey>()
  const keyFor = ({ id, bytes }: RingKey): RingKey => {
    const known = derived.get(id) ?? { id, bytes: Buffer.from(hkdfSync('sha256', bytes, '', use, 32)) }
    derived.set(id, known)
    return known
  }
  return {
    current: () => keyFor(ring.current()),
    find(keyId) {
      const found = ring.find(keyId)
      return found && keyFor(found)
    },
    list: () => ring.list().map(keyFor),
  }
}
