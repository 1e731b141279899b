export { createSecrets, getSecretKey, SecretError, type Secrets } from './secrets.ts'
export { createTextSealer, type TextSealer } from './text-sealer.ts'
