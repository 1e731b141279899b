export { createSecrets, SecretError, type Secrets } from './secrets.ts'
