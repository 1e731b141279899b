import { Type } from 'typebox'
import type { Clock } from '../clock/index.ts'
import { ConfigError, type ConfigOf, defineConfig } from '../config/index.ts'
import type { Secrets } from '../secrets/index.ts'
import { createKeyRing } from './key-ring.ts'
import type { KeyWrapper } from './key-wrapper.port.ts'
import { decodeSealed } from './sealed-value.ts'
import { createSecretKeyWrapper } from './secret-key-wrapper.ts'
import { createTransitKeyWrapper, isTransitKeyId } from './transit-key-wrapper.ts'

export const kmsConfig = defineConfig('kms', {
  url: {
    doc: 'Address of a key-management service with the transit interface (Vault, OpenBao), with the mount: https://vault.bank.example:8200/v1/transit. Root keys lie there instead of in secrets; its token is read from the secret kms-token; empty for none',
    schema: Type.String({ pattern: '^(https?://.+[^/])?$' }),
    default: '',
  },
  keyPrefix: {
    doc: 'What the names of the keys there begin with; the rest is the secret’s name: smartym-recording-root-key',
    schema: Type.String({ pattern: '^[a-z0-9-]{0,40}$' }),
    default: 'smartym-',
  },
})
export type KmsConfig = ConfigOf<typeof kmsConfig.entries>

export interface RootKeyDeps {
  readonly config: KmsConfig
  readonly secrets: Pick<Secrets, 'get' | 'find'>
  readonly clock: Pick<Clock, 'monotonicMs' | 'wait'>
  /** For one attempt to ask the service. */
  readonly timeoutMs?: number
}

function noToken(): never {
  throw new ConfigError('SMARTYM_KMS_URL needs the secret kms-token')
}

/* What lies under a secret from before the service came is opened by the secret, while it is still there. */
function withFormerSecret(transit: KeyWrapper, former: KeyWrapper | undefined): KeyWrapper {
  return {
    ...transit,
    unwrap(binding, wrapped) {
      const keyId = decodeSealed(wrapped)?.keyId
      const isTransit = keyId !== undefined && isTransitKeyId(keyId)
      return (isTransit || former === undefined ? transit : former).unwrap(binding, wrapped)
    },
  }
}

/** The root key of this name: a secret, or a key of the service that the company has named. */
export function createRootKey({ config, secrets, clock, timeoutMs }: RootKeyDeps, name: string): KeyWrapper {
  if (config.url === '') return createSecretKeyWrapper(createKeyRing({ secrets, clock, name }))
  const transit = createTransitKeyWrapper({
    url: config.url,
    keyName: `${config.keyPrefix}${name}`,
    token: secrets.get('kms-token', noToken),
    clock,
    ...(timeoutMs !== undefined && { timeoutMs }),
  })
  const hasSecret = secrets.find(name) !== undefined
  return withFormerSecret(
    transit,
    hasSecret ? createSecretKeyWrapper(createKeyRing({ secrets, clock, name })) : undefined,
  )
}
