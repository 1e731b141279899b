export { createSecrets, getSecretKey, SecretError, type Secrets } from './secrets.ts'
