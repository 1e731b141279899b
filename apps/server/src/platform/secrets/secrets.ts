import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
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

function secretPath(dir: string, name: string): string {
  if (!nameForm.test(name)) throw new TypeError(`not a secret's name: ${name}`)
  return join(dir, name)
}

function keyOf(name: string): string {
  return `SMARTYM_SECRET_${name.toUpperCase().replaceAll('-', '_')}`
}

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

  const pathOf = (name: string): string => secretPath(dir, name)

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

type SecretsPlace = Pick<SecretsOptions, 'dir' | 'environment'>

/* A machine that stops in the middle leaves the old file or the new one. */
function replaceFile(path: string, text: string): void {
  const made = `${path}.new`
  rmSync(made, { force: true })
  const file = openSync(made, 'wx', 0o600)
  try {
    writeFileSync(file, `${text}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(made, path)
}

function ensureInFolder({ environment }: SecretsPlace, name: string): void {
  const key = keyOf(name)
  const given = [key, `${key}_FILE`].find((each) => (environment[each] ?? '') !== '')
  if (given !== undefined)
    throw new SecretError(
      `The secret "${name}" is given by ${given}: change it where it is kept, and give the one before as ${key}_FORMER or ${key}_FORMER_FILE`,
    )
}

/**
 * Puts a new text in the place of a secret that lies in the folder; the one before is kept in front of those in
 * `former`, and stands there first, so that a server that reads meanwhile misses neither. Throws `SecretError`.
 */
export function renewSecret(place: SecretsPlace, name: string, former: string, text: string): void {
  ensureInFolder(place, name)
  const [path, formerPath] = [secretPath(place.dir, name), secretPath(place.dir, former)]
  if (!existsSync(path)) throw new SecretError(`The secret "${name}" is not in ${place.dir}`)
  const before = existsSync(formerPath) ? readPrivate(formerPath) : ''
  replaceFile(formerPath, `${readPrivate(path)}\n${before}`.trimEnd())
  replaceFile(path, text)
}

/** Takes former keys away for good. False when there are none. Throws `SecretError` for those that lie elsewhere. */
export function deleteSecret(place: SecretsPlace, name: string): boolean {
  const key = keyOf(name)
  const given = [key, `${key}_FILE`].find((each) => (place.environment[each] ?? '') !== '')
  if (given !== undefined)
    throw new SecretError(`${given} is not needed any more: take it away where it is kept`)
  const path = secretPath(place.dir, name)
  const isThere = existsSync(path)
  rmSync(path, { force: true })
  return isThere
}
