import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A secret is missing or lies open. The message names it and says what to do; it never holds the secret. */
export class SecretError extends Error {
  override readonly name = 'SecretError'
}

export interface SecretsOptions {
  /** `<data>/secrets`. */
  readonly dir: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Secrets that are nowhere may be made (first start, demo); otherwise that is an error. */
  readonly mayMake: boolean
  /** Told the path of a secret that was made. */
  readonly onMade?: (path: string) => void
}

/** Secrets are not configuration: they come from the environment or from files that only their owner can read. */
export interface Secrets {
  /**
   * The text of a secret, from `SMARTYM_SECRET_<NAME>`, the file named by `SMARTYM_SECRET_<NAME>_FILE`, or `<dir>/<name>`.
   * When it is nowhere and may be made, `make` makes it and it is kept (mode 600). Throws `SecretError`.
   */
  get(name: string, make: () => string): string
  /** The text of a secret that need not be there, never made; undefined when it is nowhere. Throws `SecretError`. */
  find(name: string): string | undefined
}

const nameForm = /^[a-z0-9-]{1,60}$/

function readPrivate(path: string): string {
  if ((statSync(path).mode & 0o077) !== 0) {
    throw new SecretError(`The secret in ${path} can be read by others: run chmod 600 ${path}`)
  }
  return readFileSync(path, 'utf8').trimEnd()
}

export function createSecrets({ dir, environment, mayMake, onMade }: SecretsOptions): Secrets {
  function fromEnvironment(key: string): string | undefined {
    const text = environment[key]
    if (text !== undefined && text !== '') return text
    const file = environment[`${key}_FILE`]
    if (file === undefined || file === '') return undefined
    if (!existsSync(file)) throw new SecretError(`${key}_FILE names ${file}, which is not there`)
    return readFileSync(file, 'utf8').trimEnd()
  }

  function makeAndKeep(path: string, make: () => string): string {
    mkdirSync(dir, { recursive: true, mode: 0o700 })
    chmodSync(dir, 0o700)
    const text = make()
    writeFileSync(path, `${text}\n`, { mode: 0o600, flag: 'wx' })
    onMade?.(path)
    return text.trimEnd()
  }

  const pathOf = (name: string): string => {
    if (!nameForm.test(name)) throw new TypeError(`not a secret's name: ${name}`)
    return join(dir, name)
  }
  const keyOf = (name: string): string => `SMARTYM_SECRET_${name.toUpperCase().replaceAll('-', '_')}`

  function find(name: string): string | undefined {
    const path = pathOf(name)
    const given = fromEnvironment(keyOf(name))
    if (given !== undefined) return given
    return existsSync(path) ? readPrivate(path) : undefined
  }

  return {
    find,
    get(name, make) {
      const found = find(name)
      if (found !== undefined) return found
      const key = keyOf(name)
      if (!mayMake)
        throw new SecretError(
          `The secret "${name}" is missing: set ${key} or ${key}_FILE, or put it in ${pathOf(name)} (mode 600)`,
        )
      return makeAndKeep(pathOf(name), make)
    },
  }
}

const keyBytes = 32
const keyForm = /^[0-9a-f]{64}$/

/** A secret that is a key of 32 bytes, kept as hexadecimal text. Throws `SecretError` when somebody put something else there. */
export function getSecretKey(secrets: Pick<Secrets, 'get'>, name: string): Buffer {
  const text = secrets.get(name, () => randomBytes(keyBytes).toString('hex'))
  if (!keyForm.test(text)) throw new SecretError(`The secret "${name}" must be 64 hexadecimal digits`)
  return Buffer.from(text, 'hex')
}
