export {
  createSecrets,
  deleteSecret,
  getSecretKey,
  renewSecret,
  SecretError,
  type Secrets,
} from './secrets.ts'
