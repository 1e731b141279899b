/** Name of the log in its checkpoints, and of the key that signs them. */
export const auditLogOrigin = 'smartym/audit'

/** Name of the secret that signs checkpoints. */
export const auditSigningKeyName = 'audit-signing-key'
