import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Clock } from '../clock/index.ts'
import { type KeyWrapper, KeyServiceError } from './key-wrapper.port.ts'
import { KeyGoneError } from './ring-sealer.ts'
import { decodeSealed, encodeSealed } from './sealed-value.ts'

export interface TransitOptions {
  /** `https://vault.bank.example:8200/v1/transit`: the service's address and where the engine is mounted. */
  readonly url: string
  /** Name of a key of type `aes256-gcm96` there; its versions are what is rotated. */
  readonly keyName: string
  readonly token: string
  readonly clock: Pick<Clock, 'monotonicMs' | 'wait'>
  /** For one attempt. */
  readonly timeoutMs?: number
}

const tries = 4
const firstPauseMs = 200
/** How long a new version of the key may go unnoticed. */
const versionLifeMs = 10_000
const prefix = 'transit:'

const encrypted = Type.Object({ data: Type.Object({ ciphertext: Type.String() }) })
const decrypted = Type.Object({ data: Type.Object({ plaintext: Type.String() }) })
const keyFacts = Type.Object({ data: Type.Object({ latest_version: Type.Integer({ minimum: 1 }) }) })
const refusal = Type.Object({ errors: Type.Array(Type.String()) })

/* `vault:v3:…`: the service says itself under which version of its key something lies. */
function versionOf(ciphertext: string): string {
  const [, version] = /^vault:v(\d+):/.exec(ciphertext) ?? []
  if (version === undefined) throw new KeyServiceError('the key service answered no ciphertext')
  return version
}

/** Worth another try: nothing was answered, or the service says that it is not ready. */
class PassingFault extends KeyServiceError {}

function refusedText(body: unknown): string {
  return Value.Check(refusal, body) ? body.errors.join('; ') : 'no reason given'
}

/**
 * Root keys in a key-management service with the transit interface (HashiCorp Vault, OpenBao): keys to be wrapped go
 * there and come back as ciphertext, the root key never leaves it. Every attempt has a time limit; what was not answered
 * is tried again, since wrapping twice harms nothing.
 */
export function createTransitKeyWrapper(options: TransitOptions): KeyWrapper {
  const { url, keyName, token, clock, timeoutMs = 3000 } = options
  const base64 = (text: string): string => Buffer.from(text).toString('base64')
  const idOf = (version: string | number): string => `${prefix}${keyName}:v${version}`
  let latest: { id: string; readAtMs: number } | undefined

  async function attempt(path: string, body?: object): Promise<unknown> {
    let response: Response
    try {
      response = await fetch(`${url}/${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { 'x-vault-token': token, 'content-type': 'application/json' },
        signal: AbortSignal.timeout(timeoutMs),
        redirect: 'error',
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
    } catch (error) {
      throw new PassingFault('the key service does not answer', { cause: error })
    }
    const answer: unknown = await response.json().catch(() => null)
    if (response.ok) return answer
    const text = `the key service answered ${response.status}: ${refusedText(answer)}`
    throw response.status >= 500 || response.status === 429
      ? new PassingFault(text)
      : new KeyServiceError(text)
  }

  async function ask(path: string, body?: object): Promise<unknown> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await attempt(path, body)
      } catch (error) {
        if (!(error instanceof PassingFault) || tried === tries) throw error
        await clock.wait(firstPauseMs * 2 ** (tried - 1))
      }
    }
  }

  return {
    async currentKeyId() {
      const nowMs = clock.monotonicMs()
      if (latest !== undefined && nowMs - latest.readAtMs < versionLifeMs) return latest.id
      const answer = await ask(`keys/${keyName}`)
      if (!Value.Check(keyFacts, answer))
        throw new KeyServiceError('the key service did not describe the key')
      latest = { id: idOf(answer.data.latest_version), readAtMs: nowMs }
      return latest.id
    },

    async wrap(binding, key) {
      const plaintext = Buffer.from(key).toString('base64')
      const answer = await ask(`encrypt/${keyName}`, { plaintext, associated_data: base64(binding) })
      if (!Value.Check(encrypted, answer)) throw new KeyServiceError('the key service answered no ciphertext')
      const { ciphertext } = answer.data
      return encodeSealed({ keyId: idOf(versionOf(ciphertext)), body: Buffer.from(ciphertext) })
    },

    async unwrap(binding, wrapped) {
      const parts = decodeSealed(wrapped)
      if (parts === undefined || !parts.keyId.startsWith(`${prefix}${keyName}:`))
        throw new KeyGoneError(`the key ${parts?.keyId ?? 'of before ids'} is not one of the key service’s`)
      const body = { ciphertext: parts.body.toString(), associated_data: base64(binding) }
      const answer = await ask(`decrypt/${keyName}`, body)
      if (!Value.Check(decrypted, answer)) throw new KeyServiceError('the key service answered no key')
      return Buffer.from(answer.data.plaintext, 'base64')
    },
  }
}

/** Does this id name a key of such a service. */
export function isTransitKeyId(keyId: string): boolean {
  return keyId.startsWith(prefix)
}
